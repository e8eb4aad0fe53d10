using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pairs.JsonOptionsPerCall;

public sealed record Note(string Text, int Number);

public static class Notes
{
    public static string Written(Note note) =>
        JsonSerializer.Serialize(note, new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = false });

    public static Note? Read(string text)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { AllowTrailingCommas = true };
        return JsonSerializer.Deserialize<Note>(text, options);
    }
}

public static class Driver
{
    public static object Run()
    {
        var length = 0;
        for (var i = 0; i < 50; i++)
        {
            length += Notes.Written(Notes.Read(Notes.Written(new("text", i)))!).Length;
        }

        return length;
    }
}
