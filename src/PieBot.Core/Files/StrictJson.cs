using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PieBot.Core.Files;

/// <summary>
/// How files are read that somebody else may have written or damaged: what the records of the code promise is held
/// against the file, so that a null, a missing field, a number no clock or counter yields, or a field that stands there
/// twice is an error of the file that names its line, and never one of the code that comes later.
/// </summary>
internal static class StrictJson
{
    private const int MostDepth = 32;

    /// <summary>Reads a JSON value of a type.</summary>
    /// <exception cref="JsonException">It is not as the type says, with line and path.</exception>
    public static T Read<T>(ReadOnlySpan<byte> text, JsonSerializerOptions options)
        where T : class
    {
        // A mark of the encoding, as editors write it.
        text = text.StartsWith("\uFEFF"u8) ? text[3..] : text;
        NoNullElements(text, options);
        return JsonSerializer.Deserialize(text, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)))
            ?? throw new JsonException("a value is null.");
    }

    /// <summary>The options to read the types of a context by: a record's nullable and optional parameters may be missing, all others must be there.</summary>
    /// <param name="checks">For a type, says of a value of it what is wrong beside what its type tells, null when nothing; null for types about which there is nothing to say.</param>
    public static JsonSerializerOptions Options(
        JsonSerializerContext context,
        Func<Type, Func<object, string?>?>? checks = null
    ) =>
        new(context.Options)
        {
            TypeInfoResolver = ((IJsonTypeInfoResolver)context).WithAddedModifier(type =>
                Strict(type, checks?.Invoke(type.Type))
            ),
            AllowDuplicateProperties = false,
            RespectNullableAnnotations = true,
            MaxDepth = MostDepth,
            Converters =
            {
                new Duration(),
                new Real(),
                // A number is no name of an enum, and may be none of its values.
                new JsonStringEnumConverter(null, allowIntegerValues: false),
            },
        };

    /// <summary>The format's version, and that of the tool that wrote it, of a file that cannot be read as a whole; 0 when it does not say.</summary>
    public static (int Version, string Tool) Origin(ReadOnlyMemory<byte> text)
    {
        try
        {
            using var json = JsonDocument.Parse(text, new() { MaxDepth = MostDepth });
            return
                json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("version", out var version)
                && version.ValueKind == JsonValueKind.Number
                && version.TryGetInt32(out var number)
                && json.RootElement.TryGetProperty("tool", out var tool)
                && tool.ValueKind == JsonValueKind.String
                && tool.GetString() is { } name
                && Version.TryParse(name, out _)
                ? (number, name)
                : (0, "");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return (0, "");
        }
    }

    private static void Strict(JsonTypeInfo type, Func<object, string?>? check)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        foreach (var property in type.Properties)
        {
            if (property.AssociatedParameter is { HasDefaultValue: false, IsNullable: false })
            {
                property.IsRequired = true;
            }
        }

        if (check is not null)
        {
            type.OnDeserialized = value =>
            {
                if (check(value) is { } fault)
                {
                    throw new JsonException(fault);
                }
            };
        }
    }

    // No list of these files holds nulls, which the types of their elements do not tell the serializer.
    private static void NoNullElements(ReadOnlySpan<byte> text, JsonSerializerOptions options)
    {
        var reader = new Utf8JsonReader(
            text,
            new()
            {
                MaxDepth = MostDepth,
                AllowTrailingCommas = options.AllowTrailingCommas,
                CommentHandling = options.ReadCommentHandling,
            }
        );
        var named = false;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.Null && !named)
            {
                throw new JsonException("a list has a null, or null stands alone.");
            }

            named = reader.TokenType == JsonTokenType.PropertyName;
        }
    }

    /// <summary>A time that something took: none is negative, and none a year.</summary>
    private sealed class Duration : JsonConverter<TimeSpan>
    {
        private static readonly TimeSpan Most = TimeSpan.FromDays(366);

        public override TimeSpan Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) =>
            reader.TokenType == JsonTokenType.String
            && TimeSpan.TryParseExact(reader.GetString(), "c", null, out var value)
            && value >= TimeSpan.Zero
            && value <= Most
                ? value
                : throw new JsonException("a duration must be hh:mm:ss, and less than a year.");

        public override void Write(
            Utf8JsonWriter writer,
            TimeSpan value,
            JsonSerializerOptions options
        ) => writer.WriteStringValue(value.ToString("c"));
    }

    /// <summary>A number that can be written down: 1e999 is none, though it reads as infinity.</summary>
    private sealed class Real : JsonConverter<double>
    {
        public override double Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) =>
            reader.TokenType switch
            {
                JsonTokenType.Number
                    when reader.TryGetDouble(out var value) && Math.Abs(value) <= 1e100 => value,
                JsonTokenType.String when reader.ValueTextEquals("NaN"u8) => double.NaN,
                JsonTokenType.String when reader.ValueTextEquals("Infinity"u8) =>
                    double.PositiveInfinity,
                JsonTokenType.String when reader.ValueTextEquals("-Infinity"u8) =>
                    double.NegativeInfinity,
                _ => throw new JsonException("a number is missing, or larger than any measured."),
            };

        public override void Write(
            Utf8JsonWriter writer,
            double value,
            JsonSerializerOptions options
        ) => writer.WriteNumberValue(value);
    }
}
