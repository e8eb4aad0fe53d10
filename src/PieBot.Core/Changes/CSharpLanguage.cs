namespace PieBot.Changes;

/// <summary>C#, read by Roslyn.</summary>
internal sealed class CSharpLanguage : ILanguage
{
    public string Name => "C#";

    public string Key => "csharp";

    public IReadOnlyList<string> Endings { get; } = [".cs"];

    public MembersRead Read(string path, string text) => new(CSharpMembers.All(path, text));
}
