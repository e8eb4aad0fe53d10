using System.Collections.Frozen;
using PieBot.Core.Languages.Cpp.Rules.Code;
using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Cpp.Rules.Containers;

/// <summary>A local map or set whose order no one sees: its hashing sibling.</summary>
internal sealed class HashForOrdered : CppRule
{
    private static readonly FrozenSet<string> Shared = Words.Of(
        "count at size empty clear contains"
    );

    public override string Id => "hash-for-ordered";

    public override string Title => "Look up by hash, since the order of the keys is not used";

    public override string Reason =>
        "A lookup in a tree compares keys along a path of separate nodes; a hash finds its place at once.";

    public override IEnumerable<Fix> Find(FunctionCode code)
    {
        foreach (
            var variable in code.Variables.Where(one =>
                one is { Kind: VariableKind.Local, IsOwn: true } && HasOwnOrder(one.Type)
            )
        )
        {
            var name = variable.Type.Name[5..];
            var uses = code.Mentions(variable).ToList();
            if (
                code.Is(variable.At + 1, ";")
                // Of a few keys a tree is as quick: it must grow in a loop.
                && uses.Exists(at => IsGrowing(code, at) && code.IsRepeated(at, variable.At))
                && uses.TrueForAll(at => IsShared(code, variable, at))
                && Declarations.Renamed(code, variable, name, $"unordered_{name}") is { } change
            )
            {
                yield return new(change) { Headers = [$"unordered_{name}"] };
            }
        }
    }

    private static bool HasOwnOrder(CppType type) =>
        type is { Name: "std::map", Arguments: [var key, _] } && IsHashed(key)
        || type is { Name: "std::set", Arguments: [var element] } && IsHashed(element);

    private static bool IsHashed(CppType key) => key.IsValue && (key.IsString || key.IsInteger);

    private static bool IsGrowing(FunctionCode code, int at) =>
        code.Is(at + 1, "[") || Calls.Method(code, at) is { Method: "insert" or "emplace" };

    private static bool IsShared(FunctionCode code, Variable variable, int at)
    {
        if (code.Is(at - 1, "&"))
        {
            return false;
        }

        if (code.Is(at + 1, "["))
        {
            return true;
        }

        if (Calls.Method(code, at) is not { } call)
        {
            return false;
        }

        return Shared.Contains(call.Method)
            || call.Method is "find" && IsCompared(code, call.Close + 1, variable)
            || call.Method is "end" && IsBehindFind(code, at, variable)
            // An iterator, or a hint, is none of the other container.
            || call.Method is "erase" or "insert" && IsKey(code, call, variable)
            || call.Method is "emplace"
                && Calls.Arguments(code, call.Open) is { } given
                && given.Count == variable.Type.Arguments.Count;
    }

    // m.find(k) == m.end()
    private static bool IsCompared(FunctionCode code, int at, Variable variable) =>
        (code.Is(at, "==") || code.Is(at, "!="))
        && code.Find(at + 1) == variable
        && code.Has(at + 2, ".", "end", "(", ")");

    private static bool IsBehindFind(FunctionCode code, int at, Variable variable) =>
        (code.Is(at - 1, "==") || code.Is(at - 1, "!="))
        && code.Is(at - 2, ")")
        && code.Has(code.Partner[at - 2] - 2, ".", "find")
        && code.Find(code.Partner[at - 2] - 3) == variable;

    private static bool IsKey(FunctionCode code, MethodCall call, Variable variable)
    {
        var key = variable.Type.Arguments[0];
        if (call.Method == "insert" && variable.Type.IsMap)
        {
            // { key, value } or a pair, whose iterators no one keeps.
            return code.Is(call.Open + 1, "{")
                && code.Partner[call.Open + 1] == call.Close - 1
                && code.Is(call.Close + 1, ";");
        }

        return call.Close == call.Open + 2
            && (
                code.Tokens[call.Open + 1].Kind is TokenKind.Text or TokenKind.Number
                || code.Find(call.Open + 1) is { Type.IsPointer: false } given
                    && given.Type.IsSame(key)
            );
    }
}
