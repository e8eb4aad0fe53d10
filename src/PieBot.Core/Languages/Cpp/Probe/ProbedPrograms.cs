using PieBot.Core.Languages.Cpp.Testing;

namespace PieBot.Core.Languages.Cpp.Probe;

/// <summary>
/// The programs of a build folder that hold the probe, by themselves or by a shared library that they name: only their
/// tests can reach an instrumented member.
/// </summary>
internal static class ProbedPrograms
{
    private const string Mark = "piebot-probe-1";

    /// <returns>Full paths, programs and libraries alike.</returns>
    public static IReadOnlySet<string> Find(string folder)
    {
        var compiled = Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(TestProgram.IsProgram)
            .ToList();
        var found = new HashSet<string>(StringComparer.Ordinal);
        HashSet<string> marks = [Mark];
        while (marks.Count > 0)
        {
            var more = compiled.Where(file => !found.Contains(file) && Names(file, marks)).ToList();
            found.UnionWith(more);
            // Who loads such a library names it: libx.so.1 and libx.so.1.2 by their common beginning.
            marks = more.Where(file =>
                    Path.GetFileName(file).Contains(".so", StringComparison.Ordinal)
                )
                .Select(file => $"{Path.GetFileName(file).Split(".so")[0]}.so")
                .ToHashSet(StringComparer.Ordinal);
        }

        return found;
    }

    private static bool Names(string file, HashSet<string> marks)
    {
        var bytes = File.ReadAllBytes(file);
        return marks.Any(mark => TestProgram.Holds(bytes, mark));
    }
}
