namespace PieBot.Core.Languages.Cpp.Members;

/// <summary>Where what begins at a place of a text ends: the place behind it.</summary>
internal sealed class TokenEnds(string text)
{
    /// <summary>Before the line's end; a backslash before it takes in the next line.</summary>
    public int Line(int from)
    {
        for (; from < text.Length && text[from] is not ('\n' or '\r'); from++)
        {
            if (text[from] == '\\')
            {
                from += Break(from + 1);
            }
        }

        return Math.Min(from, text.Length);
    }

    /// <summary>Of one that may go over lines.</summary>
    public int Comment(int from)
    {
        var end = text.IndexOf("*/", from + 2, StringComparison.Ordinal);
        return end < 0 ? text.Length : end + 2;
    }

    /// <summary>Of a preprocessor line. A comment within it may hold line ends, a text may hold what looks like a comment.</summary>
    public int Directive(int from)
    {
        while (from < text.Length && text[from] is not ('\n' or '\r'))
        {
            from = text[from] switch
            {
                '\\' => from + 1 + Break(from + 1),
                '/' when At(from + 1) == '*' => Comment(from),
                '/' when At(from + 1) == '/' => Line(from),
                '"' => Literal(from),
                _ => from + 1,
            };
        }

        return Math.Min(from, text.Length);
    }

    /// <summary>An open literal ends with its line, as compilers have it.</summary>
    public int Literal(int quote)
    {
        var end = quote + 1;
        while (end < text.Length && text[end] != text[quote])
        {
            if (text[end] is '\n' or '\r')
            {
                return end;
            }

            end += text[end] == '\\' ? 1 + Math.Max(1, Break(end + 1)) : 1;
        }

        return Math.Min(end + 1, text.Length);
    }

    /// <summary><c>R"mark( ... )mark"</c>.</summary>
    public int Raw(int quote)
    {
        var open = text.IndexOf('(', quote);
        if (open < 0)
        {
            return text.Length;
        }

        var close = $"){text[(quote + 1)..open]}\"";
        var end = text.IndexOf(close, open, StringComparison.Ordinal);
        return end < 0 ? text.Length : end + close.Length;
    }

    /// <summary><c>1'000</c>, <c>0x1p-3</c>, <c>1e+5f</c>, <c>10_km</c>.</summary>
    public int Number(int from)
    {
        var end = from;
        while (
            end < text.Length
            && (
                IsWord(text[end])
                || text[end] == '.'
                || (text[end] == '\'' && char.IsAsciiLetterOrDigit(At(end + 1)))
                || IsExponent(from, end)
            )
        )
        {
            end++;
        }

        return end;
    }

    // The e of 0xfe is a digit.
    private bool IsExponent(int from, int sign)
    {
        var isHex = At(from) == '0' && At(from + 1) is 'x' or 'X';
        return text[sign] is '+' or '-'
            && (isHex ? text[sign - 1] is 'p' or 'P' : text[sign - 1] is 'e' or 'E');
    }

    /// <summary>Characters of a line end at a place.</summary>
    public int Break(int at) =>
        At(at) switch
        {
            '\r' when At(at + 1) == '\n' => 2,
            '\r' or '\n' => 1,
            _ => 0,
        };

    /// <summary>A character; none is NUL.</summary>
    public char At(int at) => at < text.Length ? text[at] : '\0';

    public static bool IsWord(char one) => char.IsLetterOrDigit(one) || one is '_' or '$';
}
