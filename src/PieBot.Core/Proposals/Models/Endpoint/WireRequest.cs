using System.Text.Json;

namespace PieBot.Core.Proposals.Models.Endpoint;

/// <summary>A question in the chat-completions wire format, fitted to what the server understands.</summary>
/// <seealso href="https://platform.openai.com/docs/api-reference/chat/create"/>
internal static class WireRequest
{
    /// <param name="samples">How many replies this one request asks for.</param>
    public static byte[] Write(string model, Question question, int samples, ServerTraits traits)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("model", model);
            json.WriteStartArray("messages");
            Message(json, "system", question.System + ReplyFormats.Instruction(question));
            Message(json, "user", question.User);
            json.WriteEndArray();
            json.WriteBoolean("stream", false);
            json.WriteNumber(traits.TokenLimit, question.MaxTokens);
            if (traits.Temperature)
            {
                json.WriteNumber("temperature", question.Temperature);
            }

            if (samples > 1)
            {
                json.WriteNumber("n", samples);
            }

            if (question.Format == ReplyFormat.Schema)
            {
                json.WritePropertyName("response_format");
                json.WriteRawValue(ReplyFormats.ResponseFormat(question.Explain));
            }

            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void Message(Utf8JsonWriter json, string role, string content)
    {
        json.WriteStartObject();
        json.WriteString("role", role);
        json.WriteString("content", content);
        json.WriteEndObject();
    }
}
