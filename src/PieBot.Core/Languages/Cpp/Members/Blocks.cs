namespace PieBot.Core.Languages.Cpp.Members;

/// <summary>A namespace or a class.</summary>
internal sealed record ScopeName(string Name, bool IsType);

/// <summary>What a block of a namespace or class is.</summary>
internal abstract record Block;

/// <param name="Ends">Whether the statement ends with it, as a namespace does.</param>
internal sealed record ScopeBlock(IReadOnlyList<ScopeName> Names, bool Ends) : Block;

/// <summary>The body of a function.</summary>
/// <param name="Qualifiers">Written before its name: <c>A::B</c>.</param>
/// <param name="Simple">Its own name, such as <c>operator+</c> or <c>~A</c>.</param>
/// <param name="Parameters">Their types.</param>
/// <param name="Suffix"><c>const</c>, or nothing.</param>
internal sealed record FunctionBlock(
    IReadOnlyList<string> Qualifiers,
    string Simple,
    IReadOnlyList<string> Parameters,
    string Suffix,
    MemberKind Kind
) : Block
{
    public string Signature(IReadOnlyList<ScopeName> around) =>
        string.Concat(around.Select(one => $"{one.Name}::"))
        + string.Concat(Qualifiers.Select(one => $"{one}::"))
        + $"{Simple}({string.Join(", ", Parameters)}){Suffix}";

    public string Name(IReadOnlyList<ScopeName> around)
    {
        var owner =
            Qualifiers.Count > 0 ? Qualifiers[^1]
            : around.Count > 0 && around[^1].IsType ? around[^1].Name
            : null;
        return owner is null ? Simple : $"{owner}::{Simple}";
    }
}

/// <summary>Anything else.</summary>
/// <param name="Ends">False where the statement goes on after it, as an initializer's does.</param>
internal sealed record SkippedBlock(bool Ends) : Block;
