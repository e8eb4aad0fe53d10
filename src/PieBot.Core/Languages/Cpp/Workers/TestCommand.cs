using System.Globalization;
using PieBot.Core.Languages.Cpp.Testing;

namespace PieBot.Core.Languages.Cpp.Workers;

/// <summary>The command line of a test's program, with its folder and variables, which a sandbox must not get itself.</summary>
internal static class TestCommand
{
    /// <param name="libraries">Folders of shared libraries, which win over those that were linked in.</param>
    /// <param name="arguments">The program's.</param>
    /// <param name="core">The processor that it is bound to; null: any.</param>
    public static List<string> Of(
        CTestEntry entry,
        IReadOnlyList<string> libraries,
        IEnumerable<string> arguments,
        IEnumerable<string> variables,
        int? core = null
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
            .. core is { } number
                ? (string[])["taskset", "-c", number.ToString(CultureInfo.InvariantCulture)]
                : [],
            entry.Program,
            .. arguments,
        ];
}
