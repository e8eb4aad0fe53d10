using System.Globalization;
using System.Text.RegularExpressions;
using PieBot.Changes;
using PieBot.Verification.Ecosystems;

namespace PieBot.Verification.Command;

/// <summary>
/// Plants faults in texts of any language: only such as leave a text that can be read as before, or a language that is not
/// compiled would refuse the file, and a test that checks nothing would be taken for one that notices.
/// </summary>
internal static partial class TextFaults
{
    private static readonly IReadOnlyList<(Regex Pattern, Func<Match, string> Change)> Changes =
    [
        (Comparison(), match => Opposite(match.Value)),
        (Truth(), match => Opposite(match.Value)),
        (Joint(), match => Opposite(match.Value)),
        (Number(), match => Next(match.Value)),
    ];

    /// <param name="lines">The lines that the edits wrote, 1-based.</param>
    /// <returns>In the order of the lines, at most one of a kind a line.</returns>
    public static IReadOnlyList<PlantedFault> Plant(
        string text,
        IReadOnlyList<LineRange> lines,
        int most
    )
    {
        var faults = new List<PlantedFault>();
        var start = 0;
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (lines.Any(range => range.Start <= number && number <= range.End))
            {
                var from = start;
                faults.AddRange(
                    Changes
                        .Select(change => (Match: First(change.Pattern, line), change.Change))
                        .Where(one => one.Match is not null)
                        .Select(one => new PlantedFault(
                            $"{one.Match!.Value} made {one.Change(one.Match)} in line {number}",
                            text.Remove(from + one.Match.Index, one.Match.Length)
                                .Insert(from + one.Match.Index, one.Change(one.Match))
                        ))
                );
            }

            start += line.Length + 1;
        }

        return faults.Take(most).ToList();
    }

    // The first that stands neither in a literal nor behind the sign of a comment, as far as a line can tell.
    private static Match? First(Regex pattern, string line)
    {
        var code = Quoted().Replace(line, match => new(' ', match.Length));
        var comment = Comment().Match(code);
        var match = pattern.Match(comment.Success ? code[..comment.Index] : code);
        return match.Success ? match : null;
    }

    private static string Opposite(string word) =>
        word switch
        {
            "===" => "!==",
            "!==" => "===",
            "==" => "!=",
            "!=" => "==",
            "<=" => ">",
            ">=" => "<",
            "<" => ">=",
            ">" => "<=",
            "true" => "false",
            "false" => "true",
            "&&" => "||",
            _ => "&&",
        };

    private static string Next(string number) =>
        (long.Parse(number, CultureInfo.InvariantCulture) + 1).ToString(
            CultureInfo.InvariantCulture
        );

    // With spaces around, or it may be a tag, an arrow or a type's argument.
    [GeneratedRegex(@"(?<=[\w)\]] )(===|!==|==|!=|<=|>=|<|>)(?= [\w(\-])")]
    private static partial Regex Comparison();

    [GeneratedRegex(@"\b(true|false)\b")]
    private static partial Regex Truth();

    [GeneratedRegex(@"(?<= )(&&|\|\|)(?= )")]
    private static partial Regex Joint();

    [GeneratedRegex(@"(?<![\w.$#@])\d{1,9}(?![\w.])")]
    private static partial Regex Number();

    [GeneratedRegex(
        """
            "(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`
            """
    )]
    private static partial Regex Quoted();

    [GeneratedRegex(@"//|/\*|(?<=^|\s)#")]
    private static partial Regex Comment();
}
