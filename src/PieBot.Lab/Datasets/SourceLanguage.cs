using System.Text.RegularExpressions;

namespace PieBot.Lab.Datasets;

/// <summary>What a filter must know of a language.</summary>
/// <param name="Name">In pairs.</param>
/// <param name="CodeNet">In CodeNet's metadata and folders.</param>
/// <param name="Fence">After the backticks of a code block.</param>
/// <param name="Preamble">Matches lines that only import or comment.</param>
internal sealed partial record SourceLanguage(
    string Name,
    string CodeNet,
    string Fence,
    Regex Preamble
)
{
    private static readonly IReadOnlyList<SourceLanguage> Known =
    [
        new("python", "Python", "python", Python()),
        new("cpp", "C++", "cpp", Include()),
        new("c", "C", "c", Include()),
        new("csharp", "C#", "csharp", UsingOrImport()),
        new("java", "Java", "java", UsingOrImport()),
    ];

    /// <summary>By either name, whatever its case; a language that is not known has names made from it and no import lines but comments.</summary>
    public static SourceLanguage Of(string name) =>
        Known.FirstOrDefault(one =>
            one.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
            || one.CodeNet.Equals(name, StringComparison.OrdinalIgnoreCase)
        ) ?? new(name.ToLowerInvariant(), name, "", Comment());

    /// <summary>Whether all of these lines are imports or comments: what they save is none of the program's work. True of none at all.</summary>
    public bool IsImportsAndComments(IEnumerable<string> lines) =>
        lines.All(line => string.IsNullOrWhiteSpace(line) || Preamble.IsMatch(line));

    [GeneratedRegex(@"^\s*(#|import\s|from\s+\S+\s+import\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Python();

    [GeneratedRegex(
        @"^\s*(//|#\s*include\b|#\s*pragma\s+once\b|using\s+(namespace\s+)?[\w:]+\s*;)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Include();

    [GeneratedRegex(
        @"^\s*(//|(global\s+)?using\s+(static\s+)?[\w.]+\s*;|import\s+(static\s+)?[\w.*]+\s*;)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex UsingOrImport();

    [GeneratedRegex(@"^\s*(//|#)", RegexOptions.CultureInvariant)]
    private static partial Regex Comment();
}
