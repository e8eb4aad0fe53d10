using System.Text.RegularExpressions;

namespace PieBot.Tool.Setup;

/// <summary>A folder of a checkout that holds a manifest, such as <c>Cargo.toml</c>.</summary>
/// <param name="Root">Of the checkout.</param>
/// <param name="Manifest">Relative to the root.</param>
/// <param name="All">Files of the checkout, relative to the root.</param>
internal sealed partial record ManifestFolder(
    string Root,
    string Manifest,
    IReadOnlyList<string> All
)
{
    /// <summary>Empty, or with a slash at its end.</summary>
    public string Path { get; } = Manifest[..(Manifest.LastIndexOf('/') + 1)];

    /// <summary>Its files, relative to the root.</summary>
    public IEnumerable<string> Files =>
        All.Where(file => file.StartsWith(Path, StringComparison.Ordinal));

    /// <summary>Whether its name can stand in a command line.</summary>
    public bool IsPlain => PlainPath().IsMatch(Path);

    /// <summary>Of the project in the configuration.</summary>
    /// <param name="other">Of the root, which has none.</param>
    public string Name(string other) => Path.Length == 0 ? other : Path.TrimEnd('/');

    public bool Has(string name) => All.Contains(Path + name);

    /// <summary>Whether a file with this ending holds some text.</summary>
    public bool AnyHolds(string ending, string text) =>
        Files
            .Where(file => file.EndsWith(ending, StringComparison.Ordinal))
            .Any(file =>
                File.ReadAllText(System.IO.Path.Combine(Root, file))
                    .Contains(text, StringComparison.Ordinal)
            );

    /// <summary>A command line that is run in it.</summary>
    public string Line(string command) =>
        Path.Length == 0 ? command : $"cd {Path.TrimEnd('/')} && {command}";

    public IReadOnlyList<string> Globs(params string[] endings) =>
        endings.Select(ending => $"{Path}**/*.{ending}").ToList();

    [GeneratedRegex(@"\A([\w.][\w./-]*)?\z", RegexOptions.ECMAScript)]
    private static partial Regex PlainPath();
}
