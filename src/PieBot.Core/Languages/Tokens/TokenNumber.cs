using System.Globalization;

namespace PieBot.Core.Languages.Tokens;

/// <summary>Reads numeric literals of any of the languages.</summary>
internal static class TokenNumber
{
    /// <summary>Of a numeric literal; null for any other token.</summary>
    public static double? Value(CodeToken token)
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
