using System.Text.RegularExpressions;

namespace PieBot.Tests.Docs;

/// <summary>One Markdown file of the project, as GitHub shows it.</summary>
internal sealed partial class Page
{
    private readonly List<string> _prose = [];
    private readonly List<string> _code = [];

    public Page(string path)
    {
        Path = path;
        var fenced = false;
        foreach (var line in File.ReadLines(System.IO.Path.Combine(BuiltTool.Root(), path)))
        {
            var fence = line.TrimStart().StartsWith("```", StringComparison.Ordinal);
            fenced ^= fence;
            var block = fenced || line.StartsWith("    ", StringComparison.Ordinal);
            if (!fence)
            {
                (block ? _code : _prose).Add(line);
            }
        }

        Anchors = Slugs();
    }

    /// <summary>Relative to the checkout, forward slashes.</summary>
    public string Path { get; }

    public IReadOnlySet<string> Anchors { get; }

    /// <summary>Where its links and pictures lead, other sites left out.</summary>
    public IEnumerable<string> Links =>
        _prose
            .SelectMany(line => Link().Matches(CodeSpan().Replace(line, "")))
            .Select(match => match.Groups["to"].Value)
            .Where(to => !to.Contains("://", StringComparison.Ordinal));

    /// <summary>What its lines of prose show as code.</summary>
    public IEnumerable<string> CodeSpans =>
        _prose
            .SelectMany(line => CodeSpan().Matches(line))
            .Select(match => match.Value.Trim('`').Trim());

    /// <summary>The lines of its blocks of code, without what a shell takes for a comment.</summary>
    public IEnumerable<string> CodeLines =>
        _code.Select(line => Comment().Replace(line, "").Trim()).Where(line => line.Length > 0);

    public string Text => string.Join('\n', _prose);

    // As GitHub does: https://github.com/gjtorikian/html-pipeline/blob/v2.14.3/lib/html/pipeline/toc_filter.rb
    private HashSet<string> Slugs()
    {
        var slugs = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in _prose.Where(line => Heading().IsMatch(line)))
        {
            var words = Link().Replace(Heading().Replace(line, ""), "${text}");
            var slug = NoWord().Replace(words.Trim().ToLowerInvariant(), "").Replace(' ', '-');
            var number = 0;
            var unique = slug;
            while (!slugs.Add(unique))
            {
                unique = $"{slug}-{++number}";
            }
        }

        return slugs;
    }

    [GeneratedRegex("^#{1,6} +")]
    private static partial Regex Heading();

    [GeneratedRegex(@"\[(?<text>[^\]]*)\]\((?<to>[^)\s]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex("(?<tick>`+)[^`].*?(?<!`)\\k<tick>(?!`)", RegexOptions.ExplicitCapture)]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"\s+#\s.*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"[^\p{L}\p{M}\p{N}\p{Pc} -]")]
    private static partial Regex NoWord();
}
