namespace PieBot.Core.Languages;

/// <summary>The members of a file that may be targets.</summary>
/// <param name="Fault">Why there are none, where the file cannot be read; for people. Null when it was read.</param>
internal sealed record MembersRead(IReadOnlyList<ChangedMember> Members, string? Fault = null)
{
    /// <summary>What the file declares outside of members; empty where the language's reader does not say.</summary>
    public IReadOnlyList<Declaration> Declarations { get; init; } = [];
}

/// <summary>A field, constant, import or other name that members use and that has no body of its own.</summary>
/// <param name="Text">The whole declaration.</param>
internal sealed record Declaration(string Name, string Text);

/// <summary>A language whose members can be found, guarded and proposed for.</summary>
internal interface ILanguage
{
    /// <summary>For people: <c>C#</c>, <c>Python</c>, <c>C++</c>.</summary>
    string Name { get; }

    /// <summary>The folder of the example bank, and the code fence: <c>csharp</c>, <c>python</c>, <c>cpp</c>.</summary>
    string Key { get; }

    /// <summary>Endings of its files, with the dot, the usual one first.</summary>
    IReadOnlyList<string> Endings { get; }

    /// <summary>What brings names into its files, for people and models: <c>usings</c>, <c>imports</c>, <c>includes</c>.</summary>
    string Imports { get; }

    /// <summary>By what its files are known that no one wants edited.</summary>
    FileConventions Conventions { get; }

    bool Reads(string path) =>
        Endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>All members with a body, in file order, or why they cannot be had.</summary>
    /// <param name="path">Relative to the repository: part of the ids.</param>
    MembersRead Read(string path, string text);

    /// <summary>The same without the reason.</summary>
    IReadOnlyList<ChangedMember> Members(string path, string text) => Read(path, text).Members;

    /// <summary>Whether a test may be one that a member of a test file defines; true where ids do not tell.</summary>
    /// <param name="id">What the worker calls the test.</param>
    bool MayBeTest(ChangedMember member, string id) => true;
}
