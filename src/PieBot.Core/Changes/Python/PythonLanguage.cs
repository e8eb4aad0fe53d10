namespace PieBot.Changes.Python;

/// <summary>Python, whose members Python's own parser finds.</summary>
internal sealed class PythonLanguage : ILanguage
{
    public string Name => "Python";

    public string Key => "python";

    public IReadOnlyList<string> Endings { get; } = [".py"];

    public MembersRead Read(string path, string text) => PythonMembers.Read(path, text);
}
