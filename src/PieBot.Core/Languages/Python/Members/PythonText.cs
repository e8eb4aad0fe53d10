namespace PieBot.Core.Languages.Python.Members;

/// <summary>Finds where a string literal ends: of one or three quotes, plain or formatted (PEP 701: quotes may nest).</summary>
internal static class PythonText
{
    private const int Deepest = 50;

    public static bool IsPrefix(string word) =>
        word.Length <= 2 && word.All(one => "rRbBuUfFtT".Contains(one, StringComparison.Ordinal));

    /// <param name="quote">The first quote.</param>
    /// <returns>After the last; an open literal of one line ends with its line.</returns>
    public static int End(string text, int quote, bool isFormatted, int depth = 0)
    {
        var isLong = At(text, quote + 1) == text[quote] && At(text, quote + 2) == text[quote];
        var at = quote + (isLong ? 3 : 1);
        while (at < text.Length)
        {
            var one = text[at];
            if (one == '\\')
            {
                at += At(text, at + 1) == '\r' && At(text, at + 2) == '\n' ? 3 : 2;
            }
            else if (
                one == text[quote]
                && (!isLong || (At(text, at + 1) == one && At(text, at + 2) == one))
            )
            {
                return at + (isLong ? 3 : 1);
            }
            else if (one is '\n' or '\r' && !isLong)
            {
                return at;
            }
            else if (isFormatted && one == '{')
            {
                at = At(text, at + 1) == '{' ? at + 2 : Field(text, at, depth);
            }
            else
            {
                at++;
            }
        }

        return text.Length;
    }

    // { expression : format }, where the format may hold fields of its own, and quotes that quote nothing.
    private static int Field(string text, int brace, int depth)
    {
        if (depth > Deepest)
        {
            return brace + 1;
        }

        var brackets = 0;
        var isFormat = false;
        var at = brace + 1;
        while (at < text.Length)
        {
            var one = text[at];
            if (one == '}' && brackets == 0)
            {
                return at + 1;
            }

            if (one is '"' or '\'' && !isFormat)
            {
                at = End(
                    text,
                    at,
                    "fFtT".Contains(text[at - 1], StringComparison.Ordinal),
                    depth + 1
                );
                continue;
            }

            if (one == '{' && isFormat)
            {
                at = Field(text, at, depth + 1);
                continue;
            }

            isFormat |= one == ':' && brackets == 0;
            brackets +=
                isFormat ? 0
                : one is '(' or '[' or '{' ? 1
                : one is ')' or ']' or '}' ? -1
                : 0;
            at++;
        }

        return text.Length;
    }

    private static char At(string text, int at) => at < text.Length ? text[at] : '\0';
}
