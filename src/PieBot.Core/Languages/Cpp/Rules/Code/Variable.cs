namespace PieBot.Core.Languages.Cpp.Rules.Code;

internal enum VariableKind
{
    Parameter,
    Local,

    /// <summary>Of the object whose function it is; others may change it.</summary>
    Field,

    /// <summary>What a range-based loop is at.</summary>
    Item,

    /// <summary>A parameter of a lambda.</summary>
    Argument,
}

/// <summary>A name that a function declares, or a field that it sees.</summary>
/// <param name="Start">The token its declaration begins with; -1 for what is declared elsewhere.</param>
/// <param name="At">The token that names it.</param>
/// <param name="To">It is meant before this token.</param>
internal sealed record Variable(
    string Name,
    CppType Type,
    VariableKind Kind,
    int Start,
    int At,
    int To
)
{
    /// <summary>An object of the function's own, new each time its declaration is reached.</summary>
    public bool IsOwn => Kind != VariableKind.Field && Type is { IsValue: true, IsStatic: false };
}

/// <summary>A lambda's place in a function.</summary>
/// <param name="Open">The bracket its captures begin with.</param>
/// <param name="Parameters">The parenthesis of its parameters; -1 where it has none.</param>
/// <param name="Body">The brace of its body.</param>
/// <param name="Close">The brace that ends it.</param>
internal sealed record Lambda(int Open, int Parameters, int Body, int Close);

/// <summary>A loop's place in a function.</summary>
/// <param name="At">Its keyword.</param>
/// <param name="Open">The parenthesis of its head.</param>
/// <param name="From">The first token of what is repeated.</param>
/// <param name="To">The token behind it.</param>
internal sealed record Loop(int At, int Open, int From, int To);
