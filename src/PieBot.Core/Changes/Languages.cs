using PieBot.Changes.Cpp;
using PieBot.Changes.Python;

namespace PieBot.Changes;

/// <summary>The languages PieBot reads.</summary>
internal static class Languages
{
    public static readonly ILanguage CSharp = new CSharpLanguage();
    public static readonly ILanguage Python = new PythonLanguage();
    public static readonly ILanguage Cpp = new CppLanguage();

    /// <summary>For files of any other language, where something can test them.</summary>
    public static readonly ILanguage Blocks = new BlockLanguage();

    public static readonly IReadOnlyList<ILanguage> All = [CSharp, Python, Cpp];

    /// <summary>For people: <c>C# (.cs), Python (.py), C++ (.cpp, ...)</c>.</summary>
    public static string Words { get; } =
        string.Join(", ", All.Select(one => $"{one.Name} ({string.Join(", ", one.Endings)})"));

    /// <summary>The same, and <see cref="Blocks"/> for files of other languages that something can test.</summary>
    public static ILanguage? Of(string path, Func<string, bool> covers) =>
        Of(path) ?? (covers(path) ? Blocks : null);

    /// <summary>The language of a file, by its ending; null when it is none of them.</summary>
    public static ILanguage? Of(string path) => All.FirstOrDefault(one => one.Reads(path));
}
