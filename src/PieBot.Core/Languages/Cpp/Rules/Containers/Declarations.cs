using PieBot.Core.Languages.Cpp.Rules.Code;
using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Cpp.Rules.Containers;

/// <summary>Declarations whose container becomes another.</summary>
internal static class Declarations
{
    /// <summary>The declaration with another container; null where its type is not written once and plainly.</summary>
    /// <param name="from">Its name without namespace.</param>
    public static Change? Renamed(FunctionCode code, Variable variable, string from, string to)
    {
        var places = Enumerable
            .Range(variable.Start, variable.At - variable.Start)
            .Where(at => code.Is(at, from));
        // One declaration for several names, or a value that says its type again, is left alone.
        return
            code.Variables.Count(one => one.Start == variable.Start) == 1
            && IsPlain(code, variable.At + 1)
            && places.FirstOrDefault(-1) is >= 0 and var place
            ? code.Replace(place, place + 1, to)
            : null;
    }

    // Nothing, or numbers and literals: a value of the old type would not become one of the new.
    private static bool IsPlain(FunctionCode code, int at)
    {
        var open = code.Is(at, "=") ? at + 1 : at;
        if (code.Is(at, ";"))
        {
            return true;
        }

        return (code.Is(open, "{") || code.Is(open, "(") && open == at)
            && Enumerable
                .Range(open, code.Partner[open] - open)
                .All(one =>
                    code.Tokens[one].Kind switch
                    {
                        TokenKind.Number or TokenKind.Text => true,
                        TokenKind.Operator => code.Tokens[one].Text
                            is "{"
                                or "}"
                                or "("
                                or ","
                                or "-",
                        _ => code.Find(one) is { Type: { IsNumber: true, IsPointer: false } },
                    }
                );
    }

    /// <summary>Whether a name is what a range-based loop goes over.</summary>
    public static bool IsLoopedOver(FunctionCode code, int at) =>
        code.Is(at - 1, ":") && code.Is(at + 1, ")") && code.Is(code.Parent[at] - 1, "for");
}
