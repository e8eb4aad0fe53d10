using System.Security.Cryptography;
using System.Text.Json;
using PieBot.Core;

namespace PieBot.Lab.FineTuning.Jobs;

/// <summary>A file to train with, looked at before it is sent: what a server would refuse after hours is refused here.</summary>
/// <param name="Hash">Of its bytes.</param>
internal sealed record TrainingFile(string Path, string Hash, int Examples)
{
    // https://platform.openai.com/docs/guides/supervised-fine-tuning: fewer are refused.
    private const int LeastExamples = 10;

    /// <param name="least">How many examples it must have.</param>
    /// <exception cref="UserErrorException">It cannot be read, or is not what a server takes.</exception>
    public static TrainingFile Read(string path, int least = LeastExamples)
    {
        try
        {
            var examples = 0;
            foreach (var line in File.ReadLines(path))
            {
                examples++;
                if (!IsChat(line))
                {
                    throw new UserErrorException(
                        $"{path}, line {examples} is not a chat example: it needs \"messages\", the last of them by the assistant. Make the file with 'piebot-lab export --format openai'."
                    );
                }
            }

            using var stream = File.OpenRead(path);
            return examples >= least
                ? new(path, Convert.ToHexStringLower(SHA256.HashData(stream)), examples)
                : throw new UserErrorException(
                    $"{path} has {examples} examples, and fine-tuning takes no fewer than {least}."
                );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException(
                $"Cannot read the training file: {exception.Message} Make it with 'piebot-lab export --format openai'.",
                exception
            );
        }
    }

    private static bool IsChat(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("messages", out var messages)
                && messages.ValueKind == JsonValueKind.Array
                && messages.GetArrayLength() > 1
                && messages.EnumerateArray().All(one => Has(one, "role") && Has(one, "content"))
                && messages[messages.GetArrayLength() - 1].GetProperty("role").GetString()
                    == "assistant";
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool Has(JsonElement message, string name) =>
        message.ValueKind == JsonValueKind.Object
        && message.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String;
}
