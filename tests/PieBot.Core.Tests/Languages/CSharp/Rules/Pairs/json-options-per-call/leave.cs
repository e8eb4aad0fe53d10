using System.Text.Json;
using System.Text.Json.Serialization;

namespace Leave.JsonOptionsPerCall;

public static class Near
{
    public static string OfVariable(object note, bool isIndented) =>
        JsonSerializer.Serialize(note, new JsonSerializerOptions { WriteIndented = isIndented });

    public static string Changed(object note)
    {
        var options = new JsonSerializerOptions { WriteIndented = true };
        options.Converters.Add(new JsonStringEnumConverter());
        return JsonSerializer.Serialize(note, options);
    }

    public static JsonSerializerOptions Returned()
    {
        var options = new JsonSerializerOptions { WriteIndented = true };
        return options;
    }

    public static string Converted(object note, JsonConverter converter) =>
        JsonSerializer.Serialize(note, new JsonSerializerOptions { Converters = { converter } });
}
