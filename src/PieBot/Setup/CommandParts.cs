using System.Text.Json;
using System.Text.RegularExpressions;

namespace PieBot.Tool.Setup;

/// <summary>Parts that the configuration has to name commands for.</summary>
internal static partial class CommandParts
{
    private const string NodeManifest = "package.json";

    private static readonly string[] NodeEndings = ["js", "mjs", "cjs", "jsx", "ts", "tsx"];

    private static readonly (string Manifest, string Ecosystem)[] Untold =
    [
        ("Cargo.toml", "Rust"),
        ("go.mod", "Go"),
        ("pom.xml", "Java"),
        ("build.gradle", "Java"),
        ("build.gradle.kts", "Java"),
    ];

    /// <param name="files">Relative to the root, forward slashes.</param>
    public static IEnumerable<FoundPart> Find(string root, IReadOnlyList<string> files)
    {
        if (Shallowest(files, NodeManifest) is { } package)
        {
            yield return Node(root, package, files);
        }

        foreach (var (manifest, ecosystem) in Untold)
        {
            if (Shallowest(files, manifest) is { } found)
            {
                // Their packages lie in the home folder, which tests do not see: how to have them is the owner's to say.
                yield return new(
                    ecosystem,
                    null,
                    $"{found} is there, but PieBot does not know how it is tested without the network and your home folder: name the commands in .piebot.yml"
                );
            }
        }
    }

    private static FoundPart Node(string root, string package, IReadOnlyList<string> files)
    {
        const string name = "Node";
        var folder = package[..^NodeManifest.Length];
        if (!PlainPath().IsMatch(folder))
        {
            return new(
                name,
                null,
                $"the folder of {package} has a name that a command line would have to quote: name its command in .piebot.yml"
            );
        }

        var script = TestScript(Path.Combine(root, package));
        if (script is null)
        {
            return new(
                name,
                null,
                $"{package} has no script 'test': write one, or name the command that tests it in .piebot.yml"
            );
        }

        var move = folder.Length == 0 ? "" : $"cd {folder.TrimEnd('/')} && ";
        return new(
            name,
            $"{move}npm test",
            $"{package} has the script 'test': {script}",
            new(
                folder.Length == 0 ? "node" : folder.TrimEnd('/'),
                NodeEndings.Select(ending => $"{folder}**/*.{ending}").ToList(),
                files.Contains($"{folder}package-lock.json") ? $"{move}npm ci" : null,
                $"{move}npm test"
            )
        );
    }

    private static string? TestScript(string package)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(package));
            return
                json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("scripts", out var scripts)
                && scripts.ValueKind == JsonValueKind.Object
                && scripts.TryGetProperty("test", out var test)
                && test.ValueKind == JsonValueKind.String
                && test.GetString() is { Length: > 0 } script
                // What 'npm init' writes.
                && !script.Contains("no test specified", StringComparison.Ordinal)
                ? script
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Shallowest(IReadOnlyList<string> files, string name) =>
        files
            .Where(file =>
                Path.GetFileName(file) == name
                && !file.Split('/').Contains("node_modules", StringComparer.Ordinal)
            )
            .MinBy(file => file.Count(character => character == '/'));

    [GeneratedRegex(@"\A[\w./-]*\z", RegexOptions.ECMAScript)]
    private static partial Regex PlainPath();
}
