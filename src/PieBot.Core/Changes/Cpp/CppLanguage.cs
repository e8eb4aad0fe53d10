namespace PieBot.Changes.Cpp;

/// <summary>C and C++, read by its tokens.</summary>
internal sealed class CppLanguage : ITokenLanguage
{
    public string Name => "C++";

    public string Key => "cpp";

    public IReadOnlyList<string> Endings { get; } =
    [".cpp", ".cc", ".cxx", ".c", ".hpp", ".hh", ".hxx", ".h", ".ipp"];

    public MembersRead Read(string path, string text) => CppMembers.Read(path, text);

    public IReadOnlyList<CodeToken> Tokens(string text) => CppLexer.Tokens(text);

    public bool IsImport(string line) =>
        line.TrimStart() is ['#', .. var rest]
        && rest.TrimStart().StartsWith("include", StringComparison.Ordinal);
}
