using System.Globalization;
using PieBot.Core.Proposals.Guard;

namespace PieBot.Core.Languages.Tokens;

/// <summary>Finds numbers of a member that an edit lowers.</summary>
internal static class TokenNumbers
{
    public static string? Check(ITokenLanguage language, TokenSide head, TokenSide edited) =>
        NumberChanges.Lowered(All(head), All(edited))
        ?? NumberChanges.AtPlaces(ByPlace(language, head), ByPlace(language, edited));

    private static List<double> All(TokenSide side) =>
        side.Member.Select(Value).OfType<double>().ToList();

    // The place of a number is its statement with all numbers folded.
    private static Dictionary<string, List<double>> ByPlace(ITokenLanguage language, TokenSide side)
    {
        var numbers = new Dictionary<string, List<double>>(StringComparer.Ordinal);
        foreach (var statement in TokenStatements.Of(language, side.Member.ToList()))
        {
            var found = statement.Select(Value).OfType<double>().ToList();
            if (found.Count == 0)
            {
                continue;
            }

            var place = string.Join(
                ' ',
                statement.Select(token => token.Kind == TokenKind.Number ? "#" : token.Text)
            );
            if (!numbers.TryAdd(place, found))
            {
                numbers[place].AddRange(found);
            }
        }

        return numbers;
    }

    /// <summary>Of a numeric literal of either language; null for any other token.</summary>
    internal static double? Value(CodeToken token)
    {
        if (token.Kind != TokenKind.Number)
        {
            return null;
        }

        var text = token
            .Text.Replace("_", "", StringComparison.Ordinal)
            .Replace("'", "", StringComparison.Ordinal)
            .ToLowerInvariant();
        return text switch
        {
            ['0', 'x', .. var digits] when !digits.Contains('p', StringComparison.Ordinal) => Whole(
                digits,
                16
            ),
            ['0', 'b', .. var digits] => Whole(digits, 2),
            ['0', 'o', .. var digits] => Whole(digits, 8),
            _ => Decimal(text),
        };
    }

    private static double? Whole(string digits, int radix)
    {
        double value = 0;
        foreach (var one in digits.TakeWhile(char.IsAsciiHexDigit))
        {
            var digit = char.IsAsciiDigit(one) ? one - '0' : one - 'a' + 10;
            if (digit >= radix)
            {
                break;
            }

            value = (value * radix) + digit;
        }

        return value;
    }

    // 10ul, 1.5f, 3j, 10_km: what follows the digits is a suffix.
    private static double? Decimal(string text)
    {
        for (var length = text.Length; length > 0; length--)
        {
            if (
                double.TryParse(
                    text.AsSpan(0, length),
                    NumberStyles.Float,
                    CultureInfo.InvariantCulture,
                    out var value
                )
            )
            {
                return value;
            }
        }

        return null;
    }
}
