using System.Globalization;
using PieBot.Core.Languages.Cpp.Testing;

namespace PieBot.Core.Languages.Cpp.Workers;

/// <summary>The command line of a test's program, with its folder and variables, which a sandbox must not get itself.</summary>
internal static class TestCommand
{
    /// <param name="libraries">Folders of shared libraries, which win over those that were linked in.</param>
    /// <param name="arguments">The program's.</param>
    /// <param name="processors">That it is bound to, a bit for each; null: any.</param>
    public static List<string> Of(
        CTestEntry entry,
        IReadOnlyList<string> libraries,
        IEnumerable<string> arguments,
        IEnumerable<string> variables,
        ulong? processors = null
    ) =>
        [
            "env",
            "-C",
            entry.Folder,
            .. libraries.Count == 0
                ? Array.Empty<string>()
                : [$"LD_LIBRARY_PATH={string.Join(':', libraries)}"],
            .. entry.Environment,
            .. variables,
            .. processors is { } mask
                ? (string[])["taskset", mask.ToString("x", CultureInfo.InvariantCulture)]
                : [],
            entry.Program,
            .. arguments,
        ];
}
