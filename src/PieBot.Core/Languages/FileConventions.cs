namespace PieBot.Core.Languages;

/// <summary>By what files of a language are known that no one wants edited.</summary>
/// <param name="Generated">Endings of their names.</param>
/// <param name="GeneratedMarks">Words near their beginning.</param>
/// <param name="Vendored">Folders that hold code of others.</param>
/// <param name="IsTestName">Of a file's name without its ending.</param>
/// <param name="TestMarks">Text of which a test has some.</param>
internal sealed record FileConventions(
    IReadOnlyList<string> Generated,
    IReadOnlyList<string> GeneratedMarks,
    IReadOnlyList<string> Vendored,
    Func<string, bool> IsTestName,
    IReadOnlyList<string> TestMarks
)
{
    /// <summary>Whether a path lies among tests, or is named as one.</summary>
    public bool IsTest(string path) =>
        IsTestName(Path.GetFileNameWithoutExtension(path))
        || path.Split('/')[..^1]
            .Any(folder =>
                folder.Equals("test", StringComparison.OrdinalIgnoreCase)
                || folder.Equals("tests", StringComparison.OrdinalIgnoreCase)
                || folder.Equals("testing", StringComparison.OrdinalIgnoreCase)
                || folder
                    .Split('.', '-', '_')
                    .Any(part =>
                        part.EndsWith("Test", StringComparison.Ordinal)
                        || part.EndsWith("Tests", StringComparison.Ordinal)
                        || part.Equals("test", StringComparison.OrdinalIgnoreCase)
                        || part.Equals("tests", StringComparison.OrdinalIgnoreCase)
                        || part.Equals("benchmarks", StringComparison.OrdinalIgnoreCase)
                    )
            );
}
