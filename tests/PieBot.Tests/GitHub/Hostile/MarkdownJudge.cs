using System.Text;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Table = Markdig.Extensions.Tables.Table;

namespace PieBot.Tests.GitHub.Hostile;

/// <summary>
/// Reads markdown as GitHub does (CommonMark, GitHub's extensions, and what GitHub itself links), and says what in it is more than
/// PieBot's templates have.
/// </summary>
internal static partial class MarkdownJudge
{
    private const string OwnAddress =
        "https://github.com/shop/orders/blob/bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb/";

    private static readonly MarkdownPipeline GitHub = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseAutoLinks()
        .UseTaskLists()
        .UseFootnotes()
        .UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough)
        .UseEmojiAndSmiley(enableSmileys: false)
        .UseMathematics()
        .UseAlertBlocks()
        .Build();

    /// <param name="suggestions">Blocks that a reviewer can take; their lines are the edit's.</param>
    /// <param name="entries">Diffs with a link each.</param>
    public static IReadOnlyList<string> Faults(string markdown, int suggestions, int entries)
    {
        var document = Markdown.Parse(markdown, GitHub);
        var faults = new List<string>();
        var links = 0;
        foreach (var one in document.Descendants())
        {
            switch (one)
            {
                case LinkInline { IsImage: false, Url: { } url }
                    when url.StartsWith(OwnAddress, StringComparison.Ordinal):
                    links++;
                    break;
                case EmphasisInline { DelimiterChar: '*', DelimiterCount: 2 } strong
                    when Strong().IsMatch(Text(strong)):
                case FencedCodeBlock { Info: "suggestion" or "diff" or "text" }:
                case HtmlBlock html
                    when html.Lines.ToString().Split('\n').All(line => Template().IsMatch(line)):
                case HeadingBlock heading when Heading().IsMatch(Text(heading.Inline!)):
                case CodeInline code when Command().IsMatch(code.Content):
                case ListBlock { IsOrdered: false, BulletType: '-', Parent: MarkdownDocument }:
                // An alert is a kind of quote.
                case QuoteBlock { Parent: MarkdownDocument }
                    when one.GetType() == typeof(QuoteBlock):
                case MarkdownDocument
                or ParagraphBlock
                or ListItemBlock
                or Table
                or TableRow
                or TableCell:
                case ContainerInline and not (LinkInline or EmphasisInline):
                case LineBreakInline { IsHard: false } or HtmlEntityInline:
                case LiteralInline when one.GetType() == typeof(LiteralInline):
                    break;
                default:
                    faults.Add($"{one.GetType().Name}: {Piece(markdown, one.Span)}");
                    break;
            }

            if (one is LeafBlock { Inline: { } inline })
            {
                Read(Text(inline), faults);
            }
            else if (one is HtmlBlock { Type: not HtmlBlockType.Comment } html)
            {
                Read(
                    System.Net.WebUtility.HtmlDecode(Tag().Replace(html.Lines.ToString(), " ")),
                    faults
                );
            }
            else if (one is FencedCodeBlock block)
            {
                Unseen(block.Lines.ToString(), faults);
            }
        }

        Count("suggestion", suggestions);
        Count("diff", entries);
        if (links > entries)
        {
            faults.Add($"{links} links");
        }

        return faults;

        void Count(string info, int expected)
        {
            var found = document.Descendants<FencedCodeBlock>().Count(block => block.Info == info);
            if (found != expected)
            {
                faults.Add($"{found} {info} blocks, not {expected}");
            }
        }
    }

    /// <summary>What in plain text cannot be seen.</summary>
    public static void Unseen(string text, List<string> faults)
    {
        // The one that parts words is PieBot's own.
        var hidden = text.EnumerateRunes()
            .FirstOrDefault(one =>
                one.Value != 0x200b && one.Value != '\n' && Core.Changes.Unseen.Is(one)
            );
        if (hidden.Value != 0)
        {
            faults.Add($"U+{hidden.Value:X4} in {text}");
        }
    }

    private static void Read(string text, List<string> faults)
    {
        // A commit that the template names is GitHub's.
        foreach (
            Match found in Linked()
                .Matches(
                    text.Replace(
                            "Outdated: these lines have changed in eeeeeeeeee",
                            "",
                            StringComparison.Ordinal
                        )
                        .Replace("measured on bbbbbbbbbb", "", StringComparison.Ordinal)
                )
        )
        {
            faults.Add($"'{found.Value}' in {text}");
        }

        Unseen(text, faults);
    }

    private static string Text(ContainerInline inline)
    {
        var text = new StringBuilder();
        foreach (var one in inline)
        {
            text.Append(
                one switch
                {
                    LiteralInline literal => literal.Content.ToString(),
                    HtmlEntityInline entity => entity.Transcoded.ToString(),
                    ContainerInline inner => Text(inner),
                    LineBreakInline => "\n",
                    _ => " ",
                }
            );
        }

        return text.ToString();
    }

    private static string Piece(string text, SourceSpan span) =>
        span.IsEmpty || span.End >= text.Length
            ? ""
            : text.Substring(span.Start, Math.Min(200, span.Length));

    [GeneratedRegex(
        @"@[\w-]|\#[0-9]|[A-Za-z]-[0-9]|(?<![0-9A-Za-z])[0-9a-fA-F]{7,64}(?![0-9A-Za-z])|[A-Za-z0-9+.-]:/|www\.|:[a-z0-9_+-]+:|(^|\n)/"
    )]
    private static partial Regex Linked();

    [GeneratedRegex(
        @"^(faster|leaner|[0-9.]+× faster \([0-9]+ % less time\) · [0-9]+ tests? pass(, [0-9]+ covers? (these lines|this code))?|[0-9]+ edits? proved (faster|better)|Outdated: these lines have changed in [0-9a-f]{10}\.)$"
    )]
    private static partial Regex Strong();

    [GeneratedRegex(@"^(PieBot [A-Za-z0-9.+-]+: |Faster, but not posted$)")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^[A-Za-z0-9 .&_/-]+$")]
    private static partial Regex Command();

    [GeneratedRegex(
        @"^(<details><summary>(Evidence|The suggestion|<b>[^<>]*</b> · [^<>]*)</summary>|</details>|<!-- piebot:(review|suggestion) v1 [a-z0-9=., -]+ -->|)$"
    )]
    private static partial Regex Template();

    [GeneratedRegex("</?(details|summary|b)>")]
    private static partial Regex Tag();
}
