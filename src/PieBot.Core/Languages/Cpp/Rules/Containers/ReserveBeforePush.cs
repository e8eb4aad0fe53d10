using PieBot.Core.Languages.Cpp.Rules.Code;

namespace PieBot.Core.Languages.Cpp.Rules.Containers;

/// <summary>Room for a new vector or string that a counted loop fills by one element a round.</summary>
internal sealed class ReserveBeforePush : CppRule
{
    public override string Id => "reserve-before-push";

    public override string Title => "Reserve room for the loop's elements before it";

    public override string Reason =>
        "The number of elements is known before the loop, and growing step by step allocates and moves them again and again.";

    public override IEnumerable<Fix> Find(FunctionCode code)
    {
        foreach (
            var variable in code.Variables.Where(one =>
                one is { Kind: VariableKind.Local, IsOwn: true }
                && (one.Type.Name == "std::vector" || one.Type.Name == "std::string")
                && code.Is(one.At + 1, ";")
                && code.Is(code.Parent[one.At], "{")
            )
        )
        {
            if (Filling(code, variable) is { } loop && Count(code, loop, variable) is { } reserve)
            {
                yield return new(code.Before(loop.At, reserve));
            }
        }
    }

    // The loop that uses it first, and pushes once a round, whatever happens in it.
    private static Loop? Filling(FunctionCode code, Variable variable)
    {
        var first = code.Mentions(variable).Select(at => (int?)at).FirstOrDefault();
        if (
            first is not { } use
            || code.Loops.FirstOrDefault(one =>
                one.From <= use && use < one.To && code.Parent[one.At] == code.Parent[variable.At]
            )
                is not { } loop
            || !code.Is(loop.At, "for")
            || !code.Statements.IsInBlock(loop.At, code.Parent[loop.At])
            || code.Mentions(variable, loop.From, loop.To).Count() != 1
        )
        {
            return null;
        }

        var isAlone =
            code.Is(use - 1, ";")
            || code.Is(use - 1, "}")
            || use == loop.From
            || use == loop.From + 1;
        var isInLoop = use == loop.From || code.Is(loop.From, "{") && code.Parent[use] == loop.From;
        return isAlone && isInLoop && IsPush(code, variable, use) && !MayLeave(code, loop)
            ? loop
            : null;
    }

    private static bool IsPush(FunctionCode code, Variable variable, int use)
    {
        if (
            Calls.Method(code, use) is
            { Method: "push_back" or "emplace_back", HasArguments: true } call
        )
        {
            return code.Is(call.Close + 1, ";");
        }

        // One character.
        return variable.Type.IsString
            && code.Is(use + 1, "+=")
            && code.Find(use + 2) is { } added
            && (
                added.Type is { Name: "char", IsPointer: false } && code.Is(use + 3, ";")
                || added.Type.IsString
                    && code.Is(use + 3, "[")
                    && code.Is(code.Partner[use + 3] + 1, ";")
            );
    }

    private static bool MayLeave(FunctionCode code, Loop loop)
    {
        for (var at = loop.From; at < loop.To; at++)
        {
            var isOfLoop = !code.Loops.Any(one =>
                one.At >= loop.From && one.From <= at && at < one.To
            );
            if (
                code.Is(at, "return")
                || code.Is(at, "goto")
                || code.Is(at, "co_return")
                || isOfLoop && (code.Is(at, "break") || code.Is(at, "continue"))
            )
            {
                return true;
            }
        }

        return false;
    }

    private static string? Count(FunctionCode code, Loop loop, Variable variable)
    {
        var close = code.Partner[loop.Open];
        if (
            code.Is(close - 2, ":")
            && code.Find(close - 1) is { Type: { IsContainer: true, IsPointer: false } } over
        )
        {
            return over != variable && over.Type.Name != "std::array"
                ? $"{variable.Name}.reserve({over.Name}.size());"
                : null;
        }

        // A number that was read from somewhere may be wrong, which the loop would notice before it has pushed so many.
        return CountedLoop.Of(code, loop) is not { } counted ? null
            : counted.Size is { } size
                ? size != variable && !IsResized(code, size, loop)
                        ? $"{variable.Name}.reserve({size.Name}.size());"
                    : null
            : counted.Bound is { Kind: VariableKind.Parameter } bound
            && Reads.Only(code, bound, loop.From, loop.To)
                ? bound.Type.IsUnsigned ? $"{variable.Name}.reserve({bound.Name});"
                    // A negative count is no round, and no number that can be reserved.
                    : $"{variable.Name}.reserve({bound.Name} > 0 ? static_cast<std::size_t>({bound.Name}) : 0);"
            : null;
    }

    private static bool IsResized(FunctionCode code, Variable size, Loop loop) =>
        code.Mentions(size, loop.From, loop.To)
            .Any(at =>
                code.Is(at + 1, "=")
                || code.Is(at + 1, "+=")
                || Calls.Method(code, at)
                    is {
                        Method: "push_back"
                            or "emplace_back"
                            or "pop_back"
                            or "insert"
                            or "erase"
                            or "clear"
                            or "resize"
                    }
            );
}
