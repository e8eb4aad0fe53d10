using System.Globalization;
using System.Text.RegularExpressions;

namespace PieBot.Core.Proposals.Models.Replies;

/// <summary>Finds figures in a text that nobody measured.</summary>
internal static partial class Claims
{
    /// <summary>The first figure that is neither a measured one nor in the code; null when there is none.</summary>
    /// <param name="measured">In the units they are shown in; rounding is allowed.</param>
    /// <param name="code">Text whose numbers may be named.</param>
    public static string? Check(string text, IReadOnlyList<double> measured, string code)
    {
        var plain = Complexity().Replace(text, "");
        if (Words().Match(plain) is { Success: true } word)
        {
            return word.Value.Trim();
        }

        var known = Numbers().Matches(code).Select(match => match.Value).ToHashSet();
        foreach (Match match in Numbers().Matches(plain))
        {
            var digits = match.Value.Replace(",", "", StringComparison.Ordinal);
            if (
                !known.Contains(match.Value)
                && double.TryParse(digits, CultureInfo.InvariantCulture, out var value)
                && !measured.Any(one => Same(one, value, digits))
            )
            {
                return match.Value;
            }
        }

        return null;
    }

    private static bool Same(double measured, double claimed, string digits)
    {
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : Math.Min(digits.Length - point - 1, 10);
        // Rounded as it is written, but not so far that 3.65 becomes 4.
        var rounding = Math.Min(0.5 * Math.Pow(10, -decimals), 0.05 * Math.Abs(measured));
        return Math.Abs(measured - claimed) <= rounding + 1e-9;
    }

    // O(n²) and O(1) are no measurements.
    [GeneratedRegex(@"\b[OΘ]\([^()]*(\([^()]*\)[^()]*)*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Complexity();

    // Not part of a name, such as Int32 or SHA256.
    [GeneratedRegex(@"(?<![\w.])\d[\d,]*(\.\d+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();

    [GeneratedRegex(
        @"\b(twice|thrice|half|halves|halved|halving|doubl(es|ed|ing)|tripl(es|ed|ing)|quadrupl\w+|tenfold|\w+-?fold|orders? of magnitude|(two|three|four|five|six|seven|eight|nine|ten|twenty|fifty|hundred|thousand|million)s?[- ](times|per ?cent|x)|(hundreds|thousands|millions) of times)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Words();
}
