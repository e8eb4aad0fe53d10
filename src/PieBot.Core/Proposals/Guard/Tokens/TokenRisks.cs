using PieBot.Changes;

namespace PieBot.Proposals.Guard.Tokens;

/// <summary>Finds what an edit may have given up, by counting words that stand for something a reviewer cares about.</summary>
internal static class TokenRisks
{
    /// <summary>The risks of an edit, each once; null when there are none.</summary>
    public static IReadOnlyList<Risk>? Find(
        ITokenLanguage language,
        string path,
        string id,
        string headText,
        string editedText
    )
    {
        if (
            TokenSide.Of(language, path, id, headText) is not { } head
            || TokenSide.Of(language, path, id, editedText) is not { } edited
        )
        {
            return null;
        }

        var sides = new TokenCounts(head.Member.ToList(), edited.Member.ToList());
        var found = (language.Key == "python" ? Python(sides) : Cpp(sides))
            .Distinct()
            .Order()
            .ToList();
        return found.Count > 0 ? found : null;
    }

    private static IEnumerable<Risk> Python(TokenCounts sides) =>
        Found(
            (Risk.DroppedCheck, sides.Fewer("raise", "assert")),
            (
                Risk.DroppedLock,
                sides.Fewer("acquire", "Lock", "RLock", "lock", "_lock", "Semaphore")
            ),
            (Risk.DroppedDispose, sides.Fewer("with") || sides.Fewer("close")),
            (Risk.DroppedWait, sides.Fewer("sleep", "flush", "fsync", "wait")),
            (Risk.SwallowedException, sides.More("except") || sides.More("suppress")),
            (
                Risk.ChangedCulture,
                sides.Differ("lower", "upper", "casefold", "strcoll", "strxfrm", "normalize")
            ),
            (
                Risk.ChangedOrder,
                sides.Fewer("sorted", "sort")
                    || sides.Fewer("OrderedDict")
                    || sides.More(IsSetInOrder)
            ),
            (
                Risk.LoweredPrecision,
                sides.Fewer("Decimal", "Fraction")
                    || sides.Fewer("fsum")
                    || sides.More("float32", "float16", "int32", "int16")
            ),
            (
                Risk.AddedConcurrency,
                sides.More(
                    "Thread",
                    "ThreadPoolExecutor",
                    "ProcessPoolExecutor",
                    "gather",
                    "create_task",
                    "Pool",
                    "to_thread"
                )
            ),
            (Risk.UnboundedCache, sides.More(IsUnboundedCache))
        );

    private static IEnumerable<Risk> Cpp(TokenCounts sides) =>
        Found(
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
            (Risk.UnboundedCache, sides.More(IsStaticContainer))
        );

    private static IEnumerable<Risk> Found(params (Risk Risk, bool IsThere)[] kinds) =>
        kinds.Where(kind => kind.IsThere).Select(kind => kind.Risk);

    private static bool Gives(TokenCounts sides, string[] wide, string[] narrow) =>
        sides.Fewer(wide) && sides.More(narrow);

    // list(set(...)), join(set(...)), for x in set(...): what comes out has the order of hashes.
    private static bool IsSetInOrder(IReadOnlyList<CodeToken> tokens, int at) =>
        tokens[at].Text is "set" or "frozenset"
        && at + 1 < tokens.Count
        && tokens[at + 1].Is("(")
        && at >= 2
        && (
            (
                tokens[at - 1].Is("(")
                && tokens[at - 2].Text is "list" or "tuple" or "join" or "enumerate"
            ) || (tokens[at - 1].Is("in") && IsLoop(tokens, at - 2))
        );

    // Back over the names of a loop's variables.
    private static bool IsLoop(IReadOnlyList<CodeToken> tokens, int at)
    {
        while (
            at > 0
            && (
                tokens[at].Text is "," or "(" or ")"
                || (tokens[at].Kind == TokenKind.Word && !tokens[at].Is("for"))
            )
            && !(tokens[at].Text is "if" or "not")
        )
        {
            at--;
        }

        return tokens[at].Is("for");
    }

    // @cache, @lru_cache(None), @lru_cache(maxsize=None)
    private static bool IsUnboundedCache(IReadOnlyList<CodeToken> tokens, int at) =>
        (tokens[at].Is("cache") && at > 0 && tokens[at - 1].Text is "@" or ".")
        || (
            tokens[at].Is("lru_cache")
            && tokens
                .Skip(at + 1)
                .Take(4)
                .TakeWhile(token => !token.Is(")"))
                .Any(token => token.Is("None"))
        );

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
