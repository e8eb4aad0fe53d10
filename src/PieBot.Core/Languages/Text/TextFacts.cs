using System.Globalization;
using System.Text.RegularExpressions;
using PieBot.Core.Changes;
using PieBot.Core.Languages.Numbers;

namespace PieBot.Core.Languages.Text;

/// <summary>What can be said of text that is not read: its lines and its numbers.</summary>
internal sealed partial class TextFacts(string text) : EditFacts
{
    // Blank lines and blanks at the ends of lines say nothing; blanks before them may carry meaning.
    public override IReadOnlyList<string> Style =>
        field ??= text.Split('\n')
            .Select(line => line.TrimEnd())
            .Where(line => line.Length > 0)
            .ToList();

    public override IReadOnlyList<LineRange> Statements =>
        field ??= text.Split('\n')
            .Index()
            .Where(line => line.Item.Any(char.IsLetterOrDigit))
            .Select(line => new LineRange(line.Index + 1, line.Index + 1))
            .ToList();

    public override IReadOnlyList<NumberFact> Numbers =>
        field ??= Style
            .Where(line => line.Any(char.IsAsciiDigit))
            .SelectMany(line =>
                NumberPlaces.Of(
                    Token()
                        .Matches(line)
                        .Select(match => new NumberToken(
                            match.Value,
                            match.Groups["number"].Success
                                ? double.Parse(match.Value, CultureInfo.InvariantCulture)
                                : null
                        ))
                        .ToList()
                )
            )
            .ToList();

    // Digits that are part of a name are no number.
    [GeneratedRegex(
        @"(?<number>(?<![\w.])\d+(\.\d+)?(?![\w.]))|\w+|[=<>!+\-*/%&|^?:.]+|\S",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Token();
}
