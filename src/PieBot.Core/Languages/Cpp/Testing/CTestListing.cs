using System.Text.Json;

namespace PieBot.Core.Languages.Cpp.Testing;

/// <summary>Reads what <c>ctest --show-only=json-v1</c> prints (its documentation calls it the object model).</summary>
internal static class CTestListing
{
    private static readonly string[] NotAlone =
    [
        "DEPENDS",
        "FIXTURES_REQUIRED",
        "FIXTURES_SETUP",
        "FIXTURES_CLEANUP",
    ];

    /// <summary>The tests that can be run alone: without those that are disabled, not built, or need others to run before.</summary>
    public static IReadOnlyList<CTestEntry> Parse(string json)
    {
        using var listing = Open(json);
        return listing
            .RootElement.GetProperty("tests")
            .EnumerateArray()
            .Select(Entry)
            .OfType<CTestEntry>()
            .ToList();
    }

    /// <summary>All tests, those that are not built yet among them.</summary>
    public static int Count(string json)
    {
        using var listing = Open(json);
        return listing.RootElement.GetProperty("tests").GetArrayLength();
    }

    // CMake's own notes may stand before it.
    private static JsonDocument Open(string json) =>
        JsonDocument.Parse(json[json.IndexOf('{', StringComparison.Ordinal)..]);

    private static CTestEntry? Entry(JsonElement test)
    {
        var properties = test.TryGetProperty("properties", out var listed)
            ? listed
                .EnumerateArray()
                .ToDictionary(
                    one => one.GetProperty("name").GetString()!,
                    one => one.GetProperty("value")
                )
            : [];
        if (
            !test.TryGetProperty("command", out var command)
            || NotAlone.Any(properties.ContainsKey)
            || IsOn(properties, "DISABLED")
        )
        {
            return null;
        }

        return new(
            test.GetProperty("name").GetString()!,
            Texts(command),
            properties.TryGetValue("WORKING_DIRECTORY", out var folder) ? folder.GetString()! : "",
            Of(properties, "ENVIRONMENT"),
            new(
                IsOn(properties, "WILL_FAIL"),
                properties.TryGetValue("SKIP_RETURN_CODE", out var skip)
                && skip.ValueKind == JsonValueKind.Number
                    ? skip.GetInt32()
                    : null,
                Of(properties, "PASS_REGULAR_EXPRESSION"),
                Of(properties, "FAIL_REGULAR_EXPRESSION")
            )
        );
    }

    private static List<string> Of(Dictionary<string, JsonElement> properties, string name) =>
        properties.TryGetValue(name, out var value) ? Texts(value) : [];

    private static List<string> Texts(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Select(one => one.ToString()).ToList()
            : [value.ToString()];

    private static bool IsOn(Dictionary<string, JsonElement> properties, string name) =>
        properties.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.True;
}
