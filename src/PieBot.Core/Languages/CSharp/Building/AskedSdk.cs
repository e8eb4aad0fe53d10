using System.Text.Json;
using System.Text.Json.Nodes;
using PieBot.Core.Processes;

namespace PieBot.Core.Languages.CSharp.Building;

/// <summary>The .NET SDK that a checkout's <c>global.json</c> asks for.</summary>
internal static class AskedSdk
{
    // Only these are handed on: 'paths' may name an SDK in the checkout, of which nothing is to be started.
    private static readonly string[] Handed = ["version", "rollForward", "allowPrerelease"];

    /// <summary>Null when it asks for none.</summary>
    public static async Task<Check?> CheckAsync(
        string checkout,
        CancellationToken cancellationToken
    )
    {
        const string name = ".NET: global.json";
        var file = Path.Combine(checkout, "global.json");
        if (!File.Exists(file) || !Programs.Has("dotnet"))
        {
            return null;
        }

        if (Read(file) is not { } asked)
        {
            return new(name, CheckState.Poor, "it cannot be read", "Write it as JSON.");
        }

        if (!asked.ContainsKey("version"))
        {
            return null;
        }

        var folder = Directory.CreateTempSubdirectory("piebot-sdk-").FullName;
        try
        {
            await File.WriteAllTextAsync(
                Path.Combine(folder, "global.json"),
                new JsonObject { ["sdk"] = asked }.ToJsonString(),
                cancellationToken
            );
            return await DotNetFolder.NoticeAsync(folder, cancellationToken) is { } notice
                ? new(
                    name,
                    CheckState.Poor,
                    notice,
                    "Install that SDK from https://dotnet.microsoft.com/download."
                )
                : new(
                    name,
                    CheckState.Good,
                    $"the SDK that it asks for is there ({asked["version"]})"
                );
        }
        finally
        {
            Scratch.Remove(folder);
        }
    }

    // Null when it is no JSON.
    private static JsonObject? Read(string file)
    {
        try
        {
            var root = JsonNode.Parse(
                File.ReadAllText(file),
                documentOptions: new()
                {
                    CommentHandling = JsonCommentHandling.Skip,
                    AllowTrailingCommas = true,
                }
            );
            var asked = new JsonObject();
            if (root is JsonObject && root["sdk"] is JsonObject sdk)
            {
                foreach (var key in Handed.Where(key => sdk[key] is JsonValue))
                {
                    asked[key] = sdk[key]!.DeepClone();
                }
            }

            return asked;
        }
        catch (Exception exception)
            when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
