using PieBot.Core.Languages.Cpp.Rules.Code;

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
            && (
                code.Is(variable.At + 1, ";")
                || code.Is(variable.At + 1, "{")
                || code.Is(variable.At + 1, "(")
                || code.Has(variable.At + 1, "=", "{")
            )
            && places.FirstOrDefault(-1) is >= 0 and var place
            ? code.Replace(place, place + 1, to)
            : null;
    }

    /// <summary>Whether a name is what a range-based loop goes over.</summary>
    public static bool IsLoopedOver(FunctionCode code, int at) =>
        code.Is(at - 1, ":") && code.Is(at + 1, ")") && code.Is(code.Parent[at] - 1, "for");
}
