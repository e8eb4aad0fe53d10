using PieBot.Core.Languages.Cpp.Rules.Code;
using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Cpp.Rules.Containers;

/// <summary>A vector of the function's own that is sorted for one element of it.</summary>
internal sealed class SelectInsteadOfSort : CppRule
{
    public override string Id => "select-instead-of-sort";

    public override string Title => "Find the one element that is used instead of sorting all";

    public override string Reason =>
        "Sorting takes n log n comparisons; the least, the greatest or the n-th element takes about n.";

    public override IEnumerable<Fix> Find(FunctionCode code)
    {
        for (var at = code.Body + 1; at < code.Tokens.Count; at++)
        {
            if (
                code.Parent[at] == code.Body
                && code.Statements.IsInBlock(at, code.Body)
                && Sorted(code, at) is { } range
                && code.Find(range)
                    is { IsOwn: true, Kind: VariableKind.Local or VariableKind.Parameter } sorted
                && sorted.Type is { Name: "std::vector", Arguments: [var element] }
                && (element.IsNumber || element.IsString)
                && element.Name != "bool"
                && Taken(code, range + Calls.RangeLength + 2, sorted) is { } taken
                && code.Mentions(sorted).All(use => !code.IsCaptured(sorted, use))
            )
            {
                var fix = Fixed(code, at, range, sorted, taken);
                if (fix is not null)
                {
                    yield return fix;
                }
            }
        }
    }

    // sort(v.begin(), v.end()); of the standard library: where the range begins.
    private static int? Sorted(FunctionCode code, int at)
    {
        var name = code.Has(at, "std", "::") ? at + 2 : at;
        return
            code.Has(name, "sort", "(")
            && (name > at || code.Std.Has("sort"))
            && Calls.Range(code, name + 2) is not null
            && code.Has(name + 2 + Calls.RangeLength, ")", ";")
            ? name + 2
            : null;
    }

    // The element in "return v[0];" or "int x = v[0];", as tokens, where nothing after it uses the vector.
    private static (int From, int To)? Taken(FunctionCode code, int statement, Variable sorted)
    {
        var end = code.Statements.End(statement);
        var from = statement + 1;
        if (!code.Is(statement, "return"))
        {
            var declared = code.Variables.FirstOrDefault(one => one.Start == statement);
            if (
                declared is not { Type: { IsValue: true } }
                || !code.Is(declared.At + 1, "=")
                || IsKnownElsewhere(code, sorted)
            )
            {
                return null;
            }

            from = declared.At + 2;
        }

        return
            code.Find(from) == sorted
            && code.Is(end - 1, ";")
            && !code.Mentions(sorted, end, sorted.To).Any()
            ? (from, end - 1)
            : null;
    }

    // A pointer, an iterator or a reference would show the order.
    private static bool IsKnownElsewhere(FunctionCode code, Variable sorted) =>
        code.Mentions(sorted)
            .Any(at =>
                code.Is(at - 1, "&")
                || code.Variables.Any(one =>
                    one.Kind == VariableKind.Local
                    && one.Start < at
                    && at < code.Statements.End(one.Start)
                    && !(
                        one.IsOwn
                        && (
                            one.Type.IsNumber
                            || one.Type.IsString
                            || one.Type.IsContainer && !one.Type.IsView
                        )
                    )
                    && !code.Is(at + 1, "[")
                )
            );

    private static Fix? Fixed(
        FunctionCode code,
        int at,
        int range,
        Variable sorted,
        (int From, int To) taken
    )
    {
        var name = sorted.Name;
        var element = code.Plain(taken.From, taken.To);
        var algorithm =
            element == $"{name}[0]" || element == $"{name}.front()" ? "min_element"
            : element == $"{name}.back()" || element == $"{name}[{name}.size()-1]" ? "max_element"
            : null;
        var prefix = code.Is(at, "std") ? "std::" : "";
        if (algorithm is not null)
        {
            return
                code.Remove(at, range + Calls.RangeLength + 2) is { } removed
                && code.Replace(
                    taken.From,
                    taken.To,
                    $"*{prefix}{algorithm}({name}.begin(), {name}.end())"
                )
                    is { } found
                ? new(removed, found) { Headers = ["algorithm"] }
                : null;
        }

        return
            code.Is(taken.From + 1, "[")
            && code.Partner[taken.From + 1] == taken.To - 1
            && Index(code, name, taken.From + 2, taken.To - 1) is { } index
            && code.Replace(
                at,
                range + Calls.RangeLength + 1,
                $"{prefix}nth_element({name}.begin(), {name}.begin() + {index}, {name}.end())"
            )
                is { } selected
            ? new(selected) { Headers = ["algorithm"] }
            : null;
    }

    // v.size() / 2, k, 3
    private static string? Index(FunctionCode code, string name, int from, int to)
    {
        var text = code.Plain(from, to);
        return text == $"{name}.size()/2" ? $"{name}.size() / 2"
            : to == from + 1
            && (
                code.Tokens[from].Kind == TokenKind.Number
                || code.Find(from) is { IsOwn: true, Type.IsInteger: true }
            )
                ? text
            : null;
    }
}
