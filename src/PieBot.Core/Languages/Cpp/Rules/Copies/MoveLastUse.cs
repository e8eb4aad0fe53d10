using PieBot.Core.Languages.Cpp.Members;
using PieBot.Core.Languages.Cpp.Rules.Code;

namespace PieBot.Core.Languages.Cpp.Rules.Copies;

/// <summary><c>lines.push_back(line);</c> → <c>lines.push_back(std::move(line));</c> where a local is used for the last time.</summary>
internal sealed class MoveLastUse : CppRule
{
    public override string Id => "move-last-use";

    public override string Title => "Move the local into the container at its last use";

    public override string Reason =>
        "The local is not used again, so that its memory can be handed over instead of copied.";

    public override IEnumerable<Fix> Find(FunctionCode code)
    {
        for (var at = code.Body + 1; at < code.Tokens.Count; at++)
        {
            if (
                code.Statements.IsInBlock(at, code.Parent[at])
                && Calls.Method(code, at) is { Method: "push_back" or "emplace_back" } call
                && call.Close == call.Open + 2
                && code.Is(call.Close + 1, ";")
                && code.Find(at)
                    is {
                        Type: { IsPointer: false, Arguments: [var element, ..], IsContainer: true }
                    } target
                && code.Find(call.Open + 1) is { Kind: VariableKind.Local, IsOwn: true } local
                && local != target
                && local.Type is { IsConst: false, IsHeavy: true }
                && local.Type.IsSame(element)
                && code.Parent[local.At] == code.Parent[at]
                && IsLast(code, local, call.Close)
                && code.Replace(call.Open + 1, call.Close, $"std::move({local.Name})") is { } change
            )
            {
                yield return new(change) { Headers = ["utility"] };
            }
        }
    }

    private static bool IsLast(FunctionCode code, Variable local, int use) =>
        !code.Mentions(local, use, local.To).Any()
        && code.Mentions(local).All(at => !code.IsCaptured(local, at) && !code.Is(at - 1, "&"))
        // A macro may run what it is given at the end of the block.
        && !code.Tokens.Skip(local.At).Take(use - local.At).Any(CppWords.IsMacro)
        && code.Variables.All(other => IsDone(code, local, other, use));

    // What was made from it holds a copy, or is no longer used either; a guard's destructor may still look at it.
    private static bool IsDone(FunctionCode code, Variable local, Variable other, int use)
    {
        if (
            other.At <= local.At
            || other.At >= use
            || other.Kind != VariableKind.Local
            || !code.Mentions(local, other.At, code.Statements.End(other.Start)).Any()
        )
        {
            return true;
        }

        var type = other.Type;
        var holdsCopy =
            other.IsOwn
            && !type.IsView
            && (
                type.IsNumber
                || type.IsContainer
                || type.Name is "std::istringstream" or "std::stringstream"
            );
        return holdsCopy || (type.IsAuto && !code.Mentions(other, use, other.To).Any());
    }
}
