using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PieBot.Lab.FineTuning;

/// <summary>Whose files they are.</summary>
internal enum TrainingFormat
{
    /// <summary>Chat messages, as OpenAI's fine-tuning takes them.</summary>
    OpenAI,

    /// <summary>Conversational prompt and completion, as TRL's SFTTrainer takes them.</summary>
    Trl,

    /// <summary>Instruction, input and output, as most other trainers take them.</summary>
    Instruct,
}

/// <summary>An example as a line of a training file.</summary>
internal static class TrainingLine
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(TrainingExample example, TrainingFormat format) =>
        Node(example, format).ToJsonString(Plain);

    private static JsonObject Node(TrainingExample example, TrainingFormat format) =>
        format switch
        {
            // https://platform.openai.com/docs/guides/supervised-fine-tuning
            TrainingFormat.OpenAI => new()
            {
                ["messages"] = new JsonArray(
                    Message("system", TrainingExample.System),
                    Message("user", $"{example.Instruction}\n\n{example.Slower}"),
                    Message("assistant", example.Faster)
                ),
            },
            // https://huggingface.co/docs/trl/dataset_formats
            TrainingFormat.Trl => new()
            {
                ["prompt"] = new JsonArray(
                    Message("system", TrainingExample.System),
                    Message("user", $"{example.Instruction}\n\n{example.Slower}")
                ),
                ["completion"] = new JsonArray(Message("assistant", example.Faster)),
            },
            _ => new()
            {
                ["instruction"] = $"{TrainingExample.System} {example.Instruction}",
                ["input"] = example.Slower,
                ["output"] = example.Faster,
            },
        };

    private static JsonObject Message(string role, string content) =>
        new JsonObject { ["role"] = role, ["content"] = content };
}
