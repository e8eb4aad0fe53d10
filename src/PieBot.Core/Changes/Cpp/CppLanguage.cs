namespace PieBot.Changes.Cpp;

/// <summary>C and C++, read by its tokens.</summary>
internal sealed class CppLanguage : ILanguage
{
    public string Name => "C++";

    public string Key => "cpp";

    public IReadOnlyList<string> Endings { get; } =
    [".cpp", ".cc", ".cxx", ".c", ".hpp", ".hh", ".hxx", ".h", ".ipp"];

    public MembersRead Read(string path, string text) => CppMembers.Read(path, text);
}
