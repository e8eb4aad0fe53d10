using System.Text.Json;
using System.Text.Json.Serialization;
using PieBot.Core;
using PieBot.Core.Files;

namespace PieBot.Lab.FineTuning.Jobs;

/// <summary>What was sent and started, beside the training file (<c>.finetune.json</c>): no file is uploaded twice, and no job paid for twice by mistake.</summary>
/// <param name="Uploads">File ids by endpoint and hash.</param>
/// <param name="Jobs">Job ids by endpoint and what was asked for.</param>
internal sealed record TuningJournal(
    Dictionary<string, string> Uploads,
    Dictionary<string, string> Jobs
)
{
    public static string PathOf(string trainingFile) => trainingFile + ".finetune.json";

    /// <exception cref="UserErrorException">It is damaged.</exception>
    public static TuningJournal Read(string path)
    {
        if (!File.Exists(path))
        {
            return new([], []);
        }

        try
        {
            return JsonSerializer.Deserialize(
                    File.ReadAllText(path),
                    TuningJson.Default.TuningJournal
                ) ?? new([], []);
        }
        catch (JsonException exception)
        {
            throw new UserErrorException(
                $"{path} is damaged: {exception.Message} Delete it; files are then uploaded again.",
                exception
            );
        }
    }

    public void Write(string path)
    {
        try
        {
            DurableFile.Replace(
                path,
                JsonSerializer.Serialize(this, TuningJson.Default.TuningJournal) + "\n"
            );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException(
                $"Cannot write {path}: {exception.Message} Without it a job could be started twice: put the training file where you can write.",
                exception
            );
        }
    }
}

/// <summary>The journal's JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true
)]
[JsonSerializable(typeof(TuningJournal))]
internal sealed partial class TuningJson : JsonSerializerContext;
