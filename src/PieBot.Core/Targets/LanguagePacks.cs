using PieBot.Core.Languages;
using PieBot.Core.Languages.Cpp;
using PieBot.Core.Languages.Cpp.Tests;
using PieBot.Core.Languages.CSharp;
using PieBot.Core.Languages.CSharp.Building;
using PieBot.Core.Languages.Python;
using PieBot.Core.Languages.Python.Tests;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Languages.Text;

namespace PieBot.Core.Targets;

/// <summary>A language, and what builds and tests its files.</summary>
internal sealed record LanguagePack(ILanguage Language, IEcosystem Ecosystem);

/// <summary>The languages PieBot reads.</summary>
internal static class LanguagePacks
{
    /// <summary>A line each: all else of a language stands in its folder.</summary>
    public static readonly IReadOnlyList<LanguagePack> All =
    [
        new(new CSharpLanguage(), new DotNetEcosystem()),
        new(new PythonLanguage(), new PythonEcosystem()),
        new(new CppLanguage(), new CppEcosystem()),
    ];

    /// <summary>For files of any other language, where something can test them.</summary>
    public static readonly ILanguage Blocks = new BlockLanguage();

    /// <summary>For people: <c>C# (.cs), Python (.py), C++ (.cpp, ...)</c>.</summary>
    public static string Words { get; } =
        string.Join(
            ", ",
            All.Select(pack => $"{pack.Language.Name} ({string.Join(", ", pack.Language.Endings)})")
        );

    /// <summary>The same, and <see cref="Blocks"/> for files of other languages that something can test.</summary>
    public static ILanguage? Of(string path, Func<string, bool> covers) =>
        Of(path) ?? (covers(path) ? Blocks : null);

    /// <summary>The language of a file, by its ending; null when it is none of them.</summary>
    public static ILanguage? Of(string path) =>
        All.Select(pack => pack.Language).FirstOrDefault(language => language.Reads(path));

    /// <summary>The language of a file; <see cref="Blocks"/> when it is none of them.</summary>
    public static ILanguage For(string path) => Of(path) ?? Blocks;

    /// <summary>By its <see cref="ILanguage.Key"/>.</summary>
    public static ILanguage Named(string key) =>
        All.Select(pack => pack.Language).Single(language => language.Key == key);
}
