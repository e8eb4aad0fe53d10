using System.Text.RegularExpressions;
using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Python.Guard;

/// <summary>What an edit of Python may have given up.</summary>
internal static partial class PythonRisks
{
    public static IEnumerable<Risk> Of(TokenCounts sides) =>
        TokenCounts.Found(
            (Risk.DroppedCheck, sides.Fewer("raise", "assert")),
            (
                Risk.DroppedLock,
                sides.Fewer("acquire", "Lock", "RLock", "lock", "_lock", "Semaphore")
            ),
            (Risk.Unguarded, sides.None(IsLock)),
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

    // with self._lock, with LOCK, with state.mutex, lock.acquire()
    private static bool IsLock(IReadOnlyList<CodeToken> tokens, int at) =>
        tokens[at].Is("acquire")
        || (
            tokens[at].Is("with")
            && tokens.Skip(at + 1).TakeWhile(token => !token.Is(":")).Any(IsNameOfLock)
        );

    private static bool IsNameOfLock(CodeToken token) =>
        token.Kind == TokenKind.Word && LockName().IsMatch(token.Text);

    [GeneratedRegex(
        "(^|_)[rR]?([lL]ock|LOCK|[mM]utex|MUTEX|[sS]em|[sS]emaphore|[cC]ond|[cC]ondition)$|[a-z](Lock|Mutex|Semaphore|Condition)$"
    )]
    private static partial Regex LockName();

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
}
