using System.Collections.Frozen;
using PieBot.Core.Languages.Cpp.Rules.Code;

namespace PieBot.Core.Languages.Cpp.Rules.Containers;

/// <summary>A local vector that is used as a queue: a deque, which loses its first element without moving the others.</summary>
internal sealed class DequeForFrontErase : CppRule
{
    private static readonly FrozenSet<string> Shared = Words.Of(
        "push_back emplace_back pop_back front back empty size clear"
    );

    public override string Id => "deque-for-front-erase";

    public override string Title =>
        "Make the vector a deque, since its first element is erased again and again";

    public override string Reason =>
        "Erasing the first element of a vector moves all others; a deque only steps forward.";

    public override IEnumerable<Fix> Find(FunctionCode code)
    {
        foreach (
            var variable in code.Variables.Where(one =>
                one
                    is {
                        Kind: VariableKind.Local,
                        IsOwn: true,
                        Type: { Name: "std::vector", Arguments: [var element] }
                    }
                && element.Name != "bool"
            )
        )
        {
            var uses = code.Mentions(variable).ToList();
            if (
                uses.Exists(at => IsFrontErase(code, at) && code.IsRepeated(at, variable.At))
                && uses.TrueForAll(at => IsShared(code, at))
                && Declarations.Renamed(code, variable, "vector", "deque") is { } change
            )
            {
                yield return new(change) { Headers = ["deque"] };
            }
        }
    }

    private static bool IsFrontErase(FunctionCode code, int at) =>
        code.Has(at + 1, ".", "erase", "(")
        && code.Is(at + 4, code.Tokens[at].Text)
        && code.Has(at + 5, ".", "begin", "(", ")", ")");

    private static bool IsShared(FunctionCode code, int at) =>
        IsFrontErase(code, at)
        || IsFrontErase(code, at - 4)
        || Declarations.IsLoopedOver(code, at)
        || code.Is(at + 1, "[") && !code.Is(at - 1, "&")
        || Calls.Method(code, at) is { } call
            && Shared.Contains(call.Method)
            && !code.Is(at - 1, "&");
}
