using System.Reflection;
using System.Text.Json;
using PieBot.Core.Targets;

namespace PieBot.Core.Proposals.Examples;

/// <summary>What the bank's data file says of a pair; the code stands beside it.</summary>
/// <param name="Kind">Of the change, such as <c>lookup</c> or <c>allocation</c>.</param>
/// <param name="Speedup">Measured by <c>PieBot.Benchmarks examples</c>; null for a pair not measured yet.</param>
/// <param name="Low">Lower end of its 90 % interval.</param>
/// <param name="High">Upper end of it.</param>
internal sealed record BankEntry(
    string Id,
    string Language,
    string Kind,
    string Title,
    string Why,
    double? Speedup = null,
    double? Low = null,
    double? High = null
);

/// <summary>The slow → fast pairs that the tool carries, each measured by the project's benchmarks.</summary>
internal static class ExampleBank
{
    /// <summary>What <see cref="Example.Source"/> says of them.</summary>
    public const string Source = "bank";

    private const string Prefix = "examples/";

    private static readonly Lazy<IReadOnlyList<BankEntry>> Read = new(() =>
        JsonSerializer.Deserialize(Text("bank.json"), ExamplesJson.Default.IReadOnlyListBankEntry)!
    );

    private static readonly Lazy<IReadOnlyList<Example>> Loaded = new(() =>
        Entries
            .Select(entry => new Example(
                entry.Id,
                entry.Language,
                entry.Title,
                Code(entry, "slow"),
                Code(entry, "fast"),
                entry.Why,
                entry.Speedup,
                Source
            ))
            .ToList()
    );

    public static IReadOnlyList<BankEntry> Entries => Read.Value;

    /// <summary>All pairs, in the order of the data file.</summary>
    public static IReadOnlyList<Example> All => Loaded.Value;

    private static string Code(BankEntry entry, string side) =>
        Text($"{entry.Language}/{entry.Id}/{side}{LanguagePacks.Named(entry.Language).Endings[0]}");

    private static string Text(string name)
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + name)
            ?? throw new InvalidOperationException($"the bank lacks {name}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n").TrimEnd('\n');
    }
}
