using System.Text.RegularExpressions;
using PieBot.Core.Changes;

namespace PieBot.Core.Languages;

/// <summary>Lines of a checkout that call a member, by its name: code first, then tests, which say what it is given.</summary>
/// <param name="endings">Of the files that are read.</param>
/// <param name="isTest">Tells a test file by its path.</param>
internal sealed partial class CallLines(
    ContextSource source,
    IReadOnlyCollection<string> endings,
    Func<string, bool> isTest
)
{
    private const int MostFiles = 2_000;
    private const int MostOfAKind = 4;
    private const int LongestLine = 160;

    private readonly Lazy<IReadOnlyList<(string Path, string[] Lines)>> _files = new(() =>
        source
            .Files(endings)
            .Order(StringComparer.Ordinal)
            .Take(MostFiles)
            .Select(path => (path, source.Text(path)?.Split('\n') ?? []))
            .ToList()
    );

    /// <summary>A few of each kind, each with its file; empty for a name that says nothing, such as an operator's.</summary>
    public IReadOnlyList<string> Of(ChangedMember member)
    {
        var name = member.Name[(member.Name.LastIndexOfAny(['.', ':']) + 1)..];
        if (!Word().IsMatch(name))
        {
            return [];
        }

        var call = new Regex(
            $@"(?<![\w]){Regex.Escape(name)}\s*(<[^()]*>)?\(",
            RegexOptions.CultureInvariant
        );
        return _files
            .Value.SelectMany(file =>
                file.Lines.Index()
                    .Where(line => line.Item.Contains(name, StringComparison.Ordinal))
                    .Where(line =>
                        file.Path != member.Path
                        || !member.Lines.Contains(new(line.Index + 1, line.Index + 1))
                    )
                    .Select(line =>
                        (file.Path, Text: PlainText.Line(line.Item.Trim(), LongestLine))
                    )
            )
            .Where(line => call.IsMatch(line.Text) && !Comment().IsMatch(line.Text))
            .DistinctBy(line => line.Text)
            .GroupBy(line => isTest(line.Path))
            .OrderBy(kind => kind.Key)
            .SelectMany(kind => kind.Take(MostOfAKind))
            .Select(line => $"{line.Path}: {line.Text}")
            .ToList();
    }

    [GeneratedRegex(@"^[A-Za-z_]\w+$", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"^(//|/\*|\*|#|"""")", RegexOptions.CultureInvariant)]
    private static partial Regex Comment();
}
