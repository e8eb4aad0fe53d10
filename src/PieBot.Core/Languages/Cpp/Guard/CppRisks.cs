using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Cpp.Guard;

/// <summary>What an edit of C++ may have given up.</summary>
internal static class CppRisks
{
    public static IEnumerable<Risk> Of(TokenCounts sides) =>
        TokenCounts.Found(
            (Risk.DroppedCheck, sides.Fewer("throw") || sides.Fewer("assert") || sides.Fewer("at")),
            (
                Risk.DroppedLock,
                sides.Fewer(
                    "lock_guard",
                    "unique_lock",
                    "scoped_lock",
                    "shared_lock",
                    "lock",
                    "mutex"
                ) || sides.Fewer("atomic")
            ),
            (
                Risk.Unguarded,
                sides.None(
                    "lock_guard",
                    "unique_lock",
                    "scoped_lock",
                    "shared_lock",
                    "lock",
                    "atomic"
                )
            ),
            (
                Risk.DroppedDispose,
                sides.Fewer("delete", "free", "fclose", "close")
                    || sides.Fewer("unique_ptr", "shared_ptr")
            ),
            (
                Risk.DroppedWait,
                sides.Fewer("flush", "endl") || sides.Fewer("sleep_for", "fsync", "wait", "join")
            ),
            (Risk.SwallowedException, sides.More("catch")),
            (Risk.ChangedCulture, sides.Differ("tolower", "toupper", "locale", "imbue", "strcoll")),
            (
                Risk.ChangedOrder,
                sides.Fewer("sort", "stable_sort")
                    || sides.Fewer("stable_sort", "stable_partition")
                    || sides.Fewer("map", "set", "multimap", "multiset")
            ),
            (
                Risk.LoweredPrecision,
                Gives(sides, ["double"], ["float"])
                    || Gives(
                        sides,
                        ["long", "int64_t", "size_t", "uint64_t"],
                        ["int", "int32_t", "uint32_t", "unsigned", "short"]
                    )
            ),
            (Risk.AddedConcurrency, sides.More("thread", "jthread", "async", "par", "par_unseq")),
            (Risk.UnboundedCache, sides.More(IsStaticContainer)),
            (Risk.SharedState, sides.More(IsStaticVariable) || sides.More("thread_local"))
        );

    private static bool Gives(TokenCounts sides, string[] wide, string[] narrow) =>
        sides.Fewer(wide) && sides.More(narrow);

    // static char buffer[64]: calls in turn, or at once, see what the last one left.
    private static bool IsStaticVariable(IReadOnlyList<CodeToken> tokens, int at) =>
        tokens[at].Is("static")
        && !IsStaticContainer(tokens, at)
        && !tokens
            .Skip(at + 1)
            .TakeWhile(token =>
                !token.Is(";") && !token.Is("{") && !token.Is("=") && !token.Is("(")
            )
            .Any(token => token.Text is "const" or "constexpr")
        && at > 0;

    // static std::unordered_map<...>
    private static bool IsStaticContainer(IReadOnlyList<CodeToken> tokens, int at) =>
        tokens[at].Is("static")
        && tokens
            .Skip(at + 1)
            .TakeWhile(token =>
                !token.Is(";") && !token.Is("{") && !token.Is("<") && !token.Is("const")
            )
            .Any(token =>
                token.Text
                    is "map"
                        or "unordered_map"
                        or "set"
                        or "unordered_set"
                        or "vector"
                        or "deque"
                        or "list"
            );
}
