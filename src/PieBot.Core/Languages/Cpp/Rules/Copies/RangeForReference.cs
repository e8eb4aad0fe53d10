using PieBot.Core.Languages.Cpp.Rules.Code;

namespace PieBot.Core.Languages.Cpp.Rules.Copies;

/// <summary><c>for (auto x : names)</c> → <c>for (const auto&amp; x : names)</c>, where nothing can change what is looked at.</summary>
internal sealed class RangeForReference : CppRule
{
    public override string Id => "range-for-const-reference";

    public override string Title => "Look at the elements by const reference";

    public override string Reason =>
        "Each round copies an element that it only reads, which allocates memory or counts owners.";

    public override IEnumerable<Fix> Find(FunctionCode code)
    {
        foreach (var loop in code.Loops)
        {
            if (
                code.Is(loop.At, "for")
                && code.Types.Read(loop.Open + 1, code.Partner[loop.Open])
                    is { Type: { IsValue: true, IsStatic: false } type, Next: var name }
                && Colon(code, name) is { } colon
                && code.Partner[loop.Open] == colon + 2
                && code.Find(colon + 1) is { Type.IsPointer: false } container
                && container.Type.Element is { IsHeavy: true, IsValue: true } element
                && (type.IsAuto || type.IsSame(element))
                && (!code.Is(name, "[") || element.Name == "std::pair")
                && Items(code, name).All(item => Reads.Only(code, item, loop.From, loop.To))
                && MayNotChange(code, container, loop)
                && code.Replace(
                    loop.Open + 1,
                    name,
                    $"{(type.IsConst ? "" : "const ")}{code.Text(loop.Open + 1, name)}&"
                )
                    is { } change
            )
            {
                yield return new(change);
            }
        }
    }

    // Behind a name, or behind names in brackets.
    private static int? Colon(FunctionCode code, int name)
    {
        var colon = code.Is(name, "[") ? code.Partner[name] + 1 : name + 1;
        return code.Is(colon, ":") && (code.Is(name, "[") || code.IsWord(name)) ? colon : null;
    }

    private static IEnumerable<Variable> Items(FunctionCode code, int name)
    {
        var end = code.Is(name, "[") ? code.Partner[name] : name + 1;
        return code.Variables.Where(one => name <= one.At && one.At < end);
    }

    private static bool MayNotChange(FunctionCode code, Variable container, Loop loop) =>
        Reads.Only(code, container, loop.From, loop.To)
        && (
            Confined.Is(code, loop.From, loop.To) || container.IsOwn && IsUnshared(code, container)
        );

    // No reference to it, no pointer, no lambda that knows it.
    private static bool IsUnshared(FunctionCode code, Variable container) =>
        code.Mentions(container)
            .All(at =>
                !code.IsCaptured(container, at)
                && !code.Is(at - 1, "&")
                && !code.Variables.Any(other =>
                    other != container
                    && !other.IsOwn
                    && other.At < at
                    && at < code.Statements.End(other.Start)
                    && other.Kind != VariableKind.Parameter
                )
            );
}
