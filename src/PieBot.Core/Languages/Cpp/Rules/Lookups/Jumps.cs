using PieBot.Core.Languages.Cpp.Rules.Code;

namespace PieBot.Core.Languages.Cpp.Rules.Lookups;

/// <summary>Statements after which what follows is not run.</summary>
internal static class Jumps
{
    /// <summary>Whether a statement, or the last one of a block, is a jump.</summary>
    /// <param name="from">Its first token.</param>
    /// <param name="to">Behind its last one.</param>
    public static bool Ends(FunctionCode code, int from, int to)
    {
        if (!code.Is(from, "{"))
        {
            return IsJump(code, from);
        }

        var at = from + 1;
        var last = at;
        while (at < to - 1)
        {
            last = at;
            at = code.Statements.End(at);
        }

        return last < to - 1 && IsJump(code, last);
    }

    private static bool IsJump(FunctionCode code, int at) =>
        code.IsWord(at) && code.Tokens[at].Text is "return" or "continue" or "break" or "throw";
}
