namespace PieBot.Changes;

/// <summary>C#, read by Roslyn.</summary>
/// <param name="symbols">The preprocessor symbols of the project, joined by semicolons; null: none.</param>
internal sealed class CSharpLanguage(string? symbols = null) : ILanguage
{
    public string Name => "C#";

    public string Key => "csharp";

    public IReadOnlyList<string> Endings { get; } = [".cs"];

    public MembersRead Read(string path, string text) =>
        new(CSharpMembers.All(path, text, symbols))
        {
            Declarations = CSharpMembers.Declarations(text, symbols),
        };
}
