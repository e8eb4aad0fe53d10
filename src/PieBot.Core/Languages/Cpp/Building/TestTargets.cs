using System.Text.RegularExpressions;

namespace PieBot.Core.Languages.Cpp.Building;

/// <summary>
/// Which targets have to be built for the tests, where building all is not enough (test programs that are left out of it) or too much
/// (targets that do not build here).
/// </summary>
internal static partial class TestTargets
{
    // By what projects call the target that builds their tests.
    private static readonly string[] UsualNames =
    [
        "check",
        "tests",
        "build_tests",
        "buildtests",
        "unittests",
        "unit_tests",
    ];

    /// <summary>Builds a configured project as it stands, and settles what has to be built of it (<see cref="BuildTree.Targets"/>).</summary>
    /// <returns>What was left out, with the reason; or why nothing can be built.</returns>
    public static async Task<(IReadOnlyList<string> LeftOut, string? Fault)> BuildAsync(
        BuildTree tree,
        CancellationToken cancellationToken
    )
    {
        if (tree.Asked.Targets.Count > 0)
        {
            tree.Targets = tree.Asked.Targets;
            return ([], await TryAsync(tree, cancellationToken));
        }

        var fault = await TryAsync(tree, cancellationToken);
        var programs = Programs(tree.Folder);
        if (fault is null && programs.All(File.Exists))
        {
            return ([], null);
        }

        var built = new List<string>();
        var leftOut = new List<string>();
        // Where all is built, what is missing of it alone.
        var wanted = programs.Where(program => fault is not null || !File.Exists(program));
        foreach (var target in wanted.Select(Path.GetFileNameWithoutExtension).Distinct().ToList())
        {
            tree.Targets = [target!];
            if (await TryAsync(tree, cancellationToken) is { } unbuilt)
            {
                leftOut.Add($"the test program {target} is left out: it does not build: {unbuilt}");
            }
            else
            {
                built.Add(target!);
            }
        }

        if (built.Count > 0)
        {
            // What builds with all, and more: all stays what it was.
            tree.Targets = fault is null ? ["all", .. built] : built;
            return (leftOut, null);
        }

        tree.Targets = [];
        if (fault is null && programs.Any(File.Exists))
        {
            return (leftOut, null);
        }

        foreach (var name in UsualNames)
        {
            tree.Targets = [name];
            if (await TryAsync(tree, cancellationToken) is null)
            {
                return ([], null);
            }
        }

        tree.Targets = [];
        return fault is null ? (leftOut, null) : ([], fault);
    }

    private static Task<string?> TryAsync(BuildTree tree, CancellationToken cancellationToken) =>
        tree.BuildAsync(new Dictionary<string, byte[]>(), cancellationToken);

    /// <summary>Full paths of the programs that tests run, as CTest's own files name them, built or not.</summary>
    internal static IReadOnlyList<string> Programs(string folder) =>
        Directory
            .EnumerateFiles(folder, "CTestTestfile.cmake", SearchOption.AllDirectories)
            .SelectMany(file =>
            {
                var text = File.ReadAllText(file);
                return Run()
                    .Matches(text)
                    .Select(match => match.Groups["program"].Value)
                    .Where(program => program.StartsWith(folder, StringComparison.Ordinal))
                    // Cases that are listed once the program is built.
                    .Concat(
                        Included()
                            .Matches(text)
                            .Select(match => match.Groups["program"].Value)
                            .Where(Path.IsPathRooted)
                    );
            })
            .Distinct()
            .ToList();

    [GeneratedRegex(
        @"^\s*add_test\(\s*(\[=+\[.*?\]=+\]|""[^""]*""|\S+)\s+""(?<program>[^""]+)""",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Run();

    [GeneratedRegex(
        @"^\s*include\(""(?<program>[^""]+?)(\[\d+\])?_include\.cmake""",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Included();
}
