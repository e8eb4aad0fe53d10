using PieBot.Core.Proposals.Examples;

namespace PieBot.Benchmarks.Examples;

/// <summary>Where the bank and what runs it lie in the checkout.</summary>
internal static class BankFolders
{
    private static readonly string Root = BuiltTool.Root();

    public static string BankFile => Path.Combine(Bank, "bank.json");

    private static string Bank =>
        Path.Combine(Root, "src", "PieBot.Core", "Proposals", "Examples", "Bank");

    private static string Own => Path.Combine(Root, "tests", "PieBot.Benchmarks", "Examples");

    /// <summary>One side of a pair; <paramref name="side"/> is <c>slow</c> or <c>fast</c>.</summary>
    public static string Code(BankEntry entry, string side) =>
        Path.Combine(Bank, entry.Language, entry.Id, $"{side}.{Extension(entry)}");

    /// <summary>The input of a pair and the call.</summary>
    public static string Driver(BankEntry entry) =>
        Path.Combine(Own, "Drivers", entry.Language, $"{entry.Id}.{Extension(entry)}");

    public static string Harness(string file) => Path.Combine(Own, "Harness", file);

    private static string Extension(BankEntry entry) =>
        entry.Language switch
        {
            "csharp" => "cs",
            "python" => "py",
            _ => "cpp",
        };
}
