namespace PieBot.Changes.Python;

/// <summary>Python, whose members Python's own parser finds.</summary>
internal sealed class PythonLanguage : ITokenLanguage
{
    public string Name => "Python";

    public string Key => "python";

    public IReadOnlyList<string> Endings { get; } = [".py"];

    public MembersRead Read(string path, string text) => PythonMembers.Read(path, text);

    public IReadOnlyList<CodeToken> Tokens(string text) => PythonLexer.Tokens(text);

    public bool IsImport(string line) =>
        line.StartsWith("import ", StringComparison.Ordinal)
        || (
            line.StartsWith("from ", StringComparison.Ordinal)
            && line.Contains(" import ", StringComparison.Ordinal)
        );
}
