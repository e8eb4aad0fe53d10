using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Cpp.Members;

/// <summary>What stands between a function's parameters and its body.</summary>
/// <param name="HasInitializers">Whether a constructor's list of initializers has begun.</param>
internal sealed record Trailer(bool IsConst, bool HasInitializers)
{
    /// <summary>Null when what stands there belongs to no function's header.</summary>
    public static Trailer? Read(IReadOnlyList<CodeToken> tokens, int[] partner, int from, int open)
    {
        var isConst = false;
        for (var at = from; at < open; at++)
        {
            var token = tokens[at];
            if (token.Is("->") || token.Is("requires"))
            {
                return new(isConst, false);
            }

            if (token.Is(":"))
            {
                return new(isConst, true);
            }

            if (token.Is("["))
            {
                at = partner[at];
            }
            else if (IsPlain(token))
            {
                isConst |= token.Text == "const";
            }
            else if (MayHaveArguments(token))
            {
                at = at + 1 < open && tokens[at + 1].Is("(") ? partner[at + 1] : at;
            }
            else
            {
                return null;
            }
        }

        return new(isConst, false);
    }

    private static bool IsPlain(CodeToken token) =>
        token.Text
            is "const"
                or "volatile"
                or "&"
                or "&&"
                or "final"
                or "override"
                or "try"
                or "mutable";

    private static bool MayHaveArguments(CodeToken token) =>
        token.Text is "noexcept" or "throw" or "__attribute__" or "__declspec" or "asm" or "alignas"
        || CppWords.IsMacro(token);
}
