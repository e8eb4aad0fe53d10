using PieBot.Core.Languages.Cpp.Rules.Code;
using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Cpp.Rules.Lookups;

/// <summary><c>m[k] = m[k] + x;</c> → <c>m[k] += x;</c>, and the like with <c>max</c> and <c>min</c>.</summary>
internal sealed class MapUpdateInPlace : CppRule
{
    public override string Id => "map-update-in-place";

    public override string Title => "Update the map's value where it is";

    public override string Reason =>
        "The value is searched for twice, once to read and once to write it.";

    public override IEnumerable<Fix> Find(FunctionCode code)
    {
        for (var at = code.Body + 1; at < code.Tokens.Count; at++)
        {
            if (
                code.Is(at + 1, "[")
                && code.Find(at)
                    is {
                        Type: { IsMap: true, IsPointer: false, Arguments: [_, var value, ..] }
                    } map
                && code.Statements.Start(at) == at
                && Calls.IsPlain(code, at + 2, code.Partner[at + 1])
                && code.Is(code.Partner[at + 1] + 1, "=")
                && (Sum(code, map, value, at) ?? Choice(code, map, value, at)) is { } fix
            )
            {
                yield return fix;
            }
        }
    }

    // m[k] = m[k] + x;
    private static Fix? Sum(FunctionCode code, Variable map, CppType value, int at)
    {
        var equals = code.Partner[at + 1] + 1;
        var operation = equals + 1 + (equals - at);
        var end = code.Statements.End(at) - 1;
        return
            IsSame(code, at, equals, equals + 1)
            && code.IsOperator(operation)
            && (
                code.Is(operation, "+") && (value.IsNumber || value.IsString)
                || code.Tokens[operation].Text is "-" or "*" && value.IsNumber
            )
            && IsApart(code, map, operation + 1, end)
            && Enumerable
                .Range(operation + 1, end - operation - 1)
                .All(one => IsPart(code, one, operation))
            && code.Replace(equals, operation + 1, $"{code.Tokens[operation].Text}=") is { } change
            ? new(change)
            : null;
    }

    // m[k] = std::max(m[k], x);
    private static Fix? Choice(FunctionCode code, Variable map, CppType value, int at)
    {
        var equals = code.Partner[at + 1] + 1;
        var call = code.Has(equals + 1, "std", "::") ? equals + 3 : equals + 1;
        if (
            !value.IsNumber
            || !code.IsWord(call)
            || code.Tokens[call].Text is not ("max" or "min")
            || call == equals + 1 && !code.Std.Has(code.Tokens[call].Text)
            || !code.Is(call + 1, "(")
            || !code.Is(code.Partner[call + 1] + 1, ";")
            || !code.Statements.IsInBlock(at, code.Parent[at])
            || !IsSame(code, at, equals, call + 2)
            || code.Fresh("slot", "value", "current") is not { } name
        )
        {
            return null;
        }

        var comma = call + 2 + (equals - at);
        return
            code.Is(comma, ",")
            && IsApart(code, map, comma + 1, code.Partner[call + 1])
            && code.Replace(at, equals, name) is { } written
            && code.Replace(call + 2, comma, name) is { } read
            ? new(
                new Change(
                    written.From,
                    written.To,
                    $"auto& {name} = {code.Text(at, equals)};{code.NewLine}{code.Indent(at)}{name}"
                ),
                read
            )
            : null;
    }

    private static bool IsSame(FunctionCode code, int at, int to, int other) =>
        other + (to - at) < code.Tokens.Count
        && code.Plain(at, to) == code.Plain(other, other + (to - at));

    // Its value has nothing to do with the map, and changes neither the map nor the key.
    private static bool IsApart(FunctionCode code, Variable map, int from, int to) =>
        from < to
        && !code.Mentions(map, from, to).Any()
        && !code.Mentions(map).Any(at => code.IsCaptured(map, at))
        && Confined.Is(code, from, to)
        && !Enumerable
            .Range(from, to - from)
            .Any(at => code.Is(at, "=") || code.Is(at, "++") || code.Is(at, "--"));

    // One operand: what binds no less than the operator would be taken apart from it.
    private static bool IsPart(FunctionCode code, int at, int operation) =>
        code.Parent[at] != code.Parent[operation]
        || code.Tokens[at].Kind != TokenKind.Operator
        || code.Tokens[at].Text is "." or "->" or "::" or "(" or ")" or "[" or "]"
        || code.Tokens[at].Text is "*" or "/" && !code.Is(operation, "*");
}
