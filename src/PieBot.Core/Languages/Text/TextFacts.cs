using System.Globalization;
using System.Text.RegularExpressions;

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

    public override IReadOnlyList<NumberFact> Numbers =>
        field ??= Style
            .SelectMany(line =>
            {
                var place = Number().Replace(line, "#");
                return Number()
                    .Matches(line)
                    .Select(match => new NumberFact(
                        place,
                        double.Parse(match.Value, CultureInfo.InvariantCulture)
                    ));
            })
            .ToList();

    // Not those that are part of a name.
    [GeneratedRegex(@"(?<![\w.])\d+(\.\d+)?(?![\w.])", RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}
