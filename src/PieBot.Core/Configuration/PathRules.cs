using Microsoft.Extensions.FileSystemGlobbing;

namespace PieBot.Core.Configuration;

/// <summary>Which files are meant, by globs relative to the repository.</summary>
/// <param name="Include">Empty: files with the endings of source code.</param>
internal sealed record PathRules(IReadOnlyList<string> Include, IReadOnlyList<string> Exclude)
{
    // A README or a lock file is nothing to make faster. Others, and files without an ending, are named by include.
    private static readonly HashSet<string> Sources = new(StringComparer.OrdinalIgnoreCase)
    {
        ".awk",
        ".c",
        ".cc",
        ".clj",
        ".cpp",
        ".cs",
        ".cxx",
        ".d",
        ".dart",
        ".erl",
        ".ex",
        ".f90",
        ".fs",
        ".go",
        ".h",
        ".hpp",
        ".hs",
        ".java",
        ".jl",
        ".js",
        ".jsx",
        ".kt",
        ".lua",
        ".m",
        ".mjs",
        ".cjs",
        ".ml",
        ".nim",
        ".pas",
        ".php",
        ".pl",
        ".pm",
        ".ps1",
        ".py",
        ".r",
        ".rb",
        ".rs",
        ".scala",
        ".sh",
        ".bash",
        ".sql",
        ".swift",
        ".tcl",
        ".ts",
        ".tsx",
        ".vb",
        ".zig",
    };

    private Matcher? _matcher;

    public static PathRules Any { get; } = new([], []);

    public bool Covers(string path) =>
        (Include.Count > 0 || Sources.Contains(Path.GetExtension(path)))
        && Globs().Match(path).HasMatches;

    // Made when first asked for: many files are asked about.
    private Matcher Globs()
    {
        if (_matcher is null)
        {
            var matcher = new Matcher(StringComparison.Ordinal);
            matcher.AddIncludePatterns(Include.Count > 0 ? Include : ["**/*"]);
            matcher.AddExcludePatterns(Exclude);
            _matcher = matcher;
        }

        return _matcher;
    }
}
