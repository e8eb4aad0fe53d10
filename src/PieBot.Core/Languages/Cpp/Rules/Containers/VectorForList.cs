using PieBot.Core.Languages.Cpp.Rules.Code;

namespace PieBot.Core.Languages.Cpp.Rules.Containers;

/// <summary>A local list that is filled at its end and then looped over: a vector.</summary>
internal sealed class VectorForList : CppRule
{
    public override string Id => "vector-for-list";

    public override string Title =>
        "Make the list a vector, since it is only filled and looped over";

    public override string Reason =>
        "A list allocates each element apart and follows a pointer to each; a vector has them side by side.";

    public override IEnumerable<Fix> Find(FunctionCode code)
    {
        foreach (
            var variable in code.Variables.Where(one =>
                one
                    is {
                        Kind: VariableKind.Local,
                        IsOwn: true,
                        Type: { Name: "std::list", Arguments: [var element] }
                    }
                && IsMovable(element)
                && code.Is(one.At + 1, ";")
            )
        )
        {
            var uses = code.Mentions(variable).ToList();
            var pushes = uses.Where(at => IsPush(code, at)).ToList();
            var loops = uses.Where(at => Declarations.IsLoopedOver(code, at)).ToList();
            if (
                pushes.Count > 0
                && loops.Count > 0
                // A list's elements stay where they are while it grows.
                && pushes.Max() < loops.Min()
                && !code.Loops.Any(one =>
                    one.At > variable.At && one.From <= pushes.Max() && loops.Min() < one.To
                )
                && uses.TrueForAll(at =>
                    pushes.Contains(at)
                    || loops.Contains(at)
                    || Calls.Method(code, at) is { Method: "size" or "empty" }
                )
                && !uses.Exists(at => code.IsCaptured(variable, at))
                && Declarations.Renamed(code, variable, "list", "vector") is { } change
            )
            {
                yield return new(change) { Headers = ["vector"] };
            }
        }
    }

    // What is pushed is no element of the list itself, since that is not among the uses.
    private static bool IsPush(FunctionCode code, int at) =>
        Calls.Method(code, at) is { Method: "push_back" or "emplace_back" };

    private static bool IsMovable(CppType element) =>
        element.IsValue
        && element.Name != "bool"
        && (
            element.IsNumber
            || element.IsString
            || (element.Name is "std::pair" or "std::vector" && element.Arguments.All(IsMovable))
        );
}
