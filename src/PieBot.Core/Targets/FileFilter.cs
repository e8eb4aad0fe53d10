using Microsoft.Extensions.FileSystemGlobbing;
using PieBot.Core.Changes;
using PieBot.Core.Languages;

namespace PieBot.Core.Targets;

/// <summary>Says of a changed file why it is left out, if it is.</summary>
internal sealed class FileFilter
{
    /// <summary>The reason for files that nothing reads.</summary>
    public const string NoLanguage =
        "in a language that PieBot does not read, and .piebot.yml does not say how to test it";

    /// <summary>The reason for tests.</summary>
    public const string Test = "a test";

    private const int MostBytes = 1 << 20;

    private static readonly string[] Vendored =
    [
        "vendor",
        "vendored",
        "third_party",
        "third-party",
        "thirdparty",
        "node_modules",
        "external",
        "extern",
    ];

    private readonly Matcher? _include;
    private readonly Matcher? _exclude;

    private readonly Func<string, bool> _covers;

    /// <param name="covers">Files that something can test, in whatever language they are; null: none.</param>
    public FileFilter(
        IReadOnlyList<string> include,
        IReadOnlyList<string> exclude,
        Func<string, bool>? covers = null
    )
    {
        _covers = covers ?? (_ => false);
        _include = include.Count > 0 ? Globs(include) : null;
        _exclude = exclude.Count > 0 ? Globs(exclude) : null;
    }

    /// <summary>By its path alone; null when it stays.</summary>
    public string? ReasonByPath(string path)
    {
        var folders = path.Split('/')[..^1];
        return LanguagePacks.Of(path, _covers)?.Conventions is not { } known
            ? NoLanguage
            : path switch
            {
                _ when _include?.Match(path).HasMatches is false => "not matched by --include",
                _ when _exclude?.Match(path).HasMatches is true => "matched by --exclude",
                _ when known.Generated.Any(ending =>
                        path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)
                    ) || folders.Contains("obj", StringComparer.Ordinal) => "generated",
                _ when folders.Any(folder =>
                        Vendored.Contains(folder, StringComparer.OrdinalIgnoreCase)
                        || known.Vendored.Contains(folder, StringComparer.OrdinalIgnoreCase)
                    ) => "vendored",
                _ when IsTest(path) => Test,
                _ => null,
            };
    }

    /// <summary>By its content; null when it stays.</summary>
    public static string? ReasonByContent(byte[] bytes, SourceFile file, ILanguage language)
    {
        var known = language.Conventions;
        var text = file.Text;
        return bytes.Length switch
        {
            > MostBytes => "over 1 MiB",
            _ when bytes.AsSpan(0, Math.Min(bytes.Length, 8000)).Contains((byte)0)
                    && text.Contains('\0', StringComparison.Ordinal) => "binary",
            _ when Has(known.GeneratedMarks, text[..Math.Min(text.Length, 2000)]) => "generated",
            _ when known.TestMarks.Any(mark => text.Contains(mark, StringComparison.Ordinal)) =>
                Test,
            // The compiler breaks lines where git does not, and line numbers would disagree.
            _ when HasUnusualLineEndings(text) => "line endings other than LF and CRLF",
            _ => null,
        };
    }

    /// <summary>Whether a path lies among tests, or is named as one, by the conventions of its language.</summary>
    public static bool IsTest(string path) => LanguagePacks.For(path).Conventions.IsTest(path);

    private static bool Has(IReadOnlyList<string> marks, string text) =>
        marks.Any(mark => text.Contains(mark, StringComparison.OrdinalIgnoreCase));

    private static bool HasUnusualLineEndings(string text)
    {
        if (text.AsSpan().IndexOfAny('\u0085', '\u2028', '\u2029') >= 0)
        {
            return true;
        }

        for (var at = text.IndexOf('\r'); at >= 0; at = text.IndexOf('\r', at + 1))
        {
            if (at + 1 == text.Length || text[at + 1] != '\n')
            {
                return true;
            }
        }

        return false;
    }

    private static Matcher Globs(IReadOnlyList<string> patterns)
    {
        var matcher = new Matcher(StringComparison.Ordinal);
        matcher.AddIncludePatterns(patterns);
        return matcher;
    }
}
