using System.Text.Json;

namespace PieBot.Tool.Setup;

/// <summary>A package of Node, tested by its own script.</summary>
internal static class NodePart
{
    private const string Ecosystem = "Node";

    private static readonly string[] Endings = ["js", "mjs", "cjs", "jsx", "ts", "tsx"];

    public static FoundPart Find(ManifestFolder folder)
    {
        var manifest = Path.Combine(folder.Root, folder.Manifest);
        var script = Script(manifest, "test");
        // What 'npm init' writes.
        if (script?.Contains("no test specified", StringComparison.Ordinal) ?? true)
        {
            return new(
                Ecosystem,
                null,
                $"{folder.Manifest} has no script 'test': write one, or name the command that tests it in .piebot.yml"
            );
        }

        var test = folder.Line("npm test");
        return new(
            Ecosystem,
            test,
            $"{folder.Manifest} has the script 'test': {script}",
            new(folder.Name("node"), folder.Globs(Endings), test)
            {
                Restore = folder.Has("package-lock.json") ? folder.Line("npm ci") : null,
                Build = Script(manifest, "build") is null ? null : folder.Line("npm run build"),
            }
        );
    }

    // Null when there is none.
    private static string? Script(string package, string name)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(package));
            return
                json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("scripts", out var scripts)
                && scripts.ValueKind == JsonValueKind.Object
                && scripts.TryGetProperty(name, out var script)
                && script.ValueKind == JsonValueKind.String
                && script.GetString() is { Length: > 0 } text
                ? text
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
