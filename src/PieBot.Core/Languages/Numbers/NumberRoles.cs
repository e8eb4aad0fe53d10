namespace PieBot.Core.Languages.Numbers;

/// <summary>Finds what numbers do where they stand.</summary>
internal static class NumberRoles
{
    /// <param name="call">Around the number.</param>
    public static NumberRole Of(IReadOnlyList<NumberToken> tokens, int at, Range? call)
    {
        var before = at > 0 ? tokens[at - 1] : new("");
        var after = at + 1 < tokens.Count ? tokens[at + 1] : new("");
        return IsStart(tokens, at, before, after) ? NumberRole.Start
            : IsWhole(before, after) && !IsNamed(tokens, at, before, call) ? NumberRole.Arm
            : NumberRole.None;
    }

    // for (int i = 0; …; i++), range(0, n)
    private static bool IsStart(
        IReadOnlyList<NumberToken> tokens,
        int at,
        NumberToken before,
        NumberToken after
    ) =>
        tokens[0].Is("for")
        && (
            (
                before.Is("=", ":=")
                && after.Is("", ";", ",")
                && !tokens.Any(token => token.Is("--", "-="))
            )
            || (
                at > 1
                && tokens[at - 2].Is("range")
                && before.Is("(")
                && after.Is(",")
                // With a step it may count down.
                && tokens.Count(token => token.Is(",")) == 1
            )
        );

    private static bool IsWhole(NumberToken before, NumberToken after) =>
        (
            before.Is("=", ":=", "?", ":", "=>", "return", "else")
            && after.Is("", ";", ",", ")", "}", ":", "if")
        ) || (before.Is("(", ",", "[") && after.Is("if"));

    // f(retries: 1) and f(retries=1) name an argument.
    private static bool IsNamed(
        IReadOnlyList<NumberToken> tokens,
        int at,
        NumberToken before,
        Range? call
    ) =>
        call is { } inside
        && before.Is("=", ":")
        && !tokens.Take(inside.Start.Value..at).Any(token => token.Is("?"));
}
