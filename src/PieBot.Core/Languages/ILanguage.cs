using PieBot.Core.Changes;

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

    /// <summary>What it proposes without a model; null: nothing.</summary>
    IRules? Rules => null;

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

    /// <summary>Reads a commit's files as their projects have them compiled.</summary>
    /// <returns>Takes a file's path and text, and gives the language as it is to be read there.</returns>
    Func<string, string, ILanguage> At(GitReader git, string commit) => (_, _) => this;

    /// <summary>The language as it was when a member was read.</summary>
    /// <param name="symbols">As in <see cref="ChangedMember.Symbols"/>.</param>
    ILanguage With(string? symbols) => this;

    /// <summary>Says that lines are not compiled, and why; null when all are.</summary>
    string? Uncompiled(string path, string text, IReadOnlyCollection<LineRange> lines) => null;

    /// <summary>What a file says of itself with one member in view.</summary>
    /// <param name="id">The member's.</param>
    EditFacts Facts(string path, string id, string text);

    /// <summary>Whether a member does anything that may take time: it calls, repeats, computes, or makes something.</summary>
    bool HasWork(string path, string id, string text) => true;

    /// <summary>What no performance edit needs and this name reaches for, for people, such as <c>the network</c>; null when it reaches for nothing.</summary>
    string? Power(string word) => null;

    /// <summary>What an edit of a member may have given up for its speed, each once.</summary>
    IReadOnlyList<Risk> Risks(string path, string id, string head, string edited) => [];

    /// <summary>The edited text with the head's names for the locals that the edit renames; null when there are none, or it is not safe.</summary>
    string? NamesTakenBack(string path, string id, string head, string edited) => null;

    /// <summary>Whether a line brings in names of elsewhere: <c>using X;</c>, <c>import x</c>, <c>#include &lt;x&gt;</c>.</summary>
    bool IsImport(string line) => false;

    /// <summary>The line that brings in what a model asks for; null when it asks for anything else.</summary>
    string? ImportLine(string asked) => null;

    /// <summary>The line, from 1, that new imports go before.</summary>
    int ImportPlace(string text) => 1;

    /// <summary>Endings of files that are read beside the targets' own, for <see cref="Context"/>.</summary>
    IReadOnlyList<string> ContextEndings => [];

    /// <summary>Reads what members lean on.</summary>
    IContextReader Context(ContextSource source);
}
