using System.Text.Json;

namespace PieBot.Lab.FineTuning.Jobs;

/// <summary>A fine-tuning job as its server tells of it (https://platform.openai.com/docs/api-reference/fine-tuning/object).</summary>
/// <param name="Status"><c>validating_files</c>, <c>queued</c>, <c>running</c>, <c>succeeded</c>, <c>failed</c>, <c>cancelled</c>; Azure has <c>pending</c> too.</param>
/// <param name="TunedModel">The name to ask it by; null until it has succeeded.</param>
/// <param name="Fault">Why it failed.</param>
internal sealed record TuningJob(
    string Id,
    string Status,
    string BaseModel,
    string? TunedModel,
    string? Fault,
    long? TrainedTokens
)
{
    public bool HasEnded => Status is "succeeded" or "failed" or "cancelled";

    /// <returns>Null when it is no job.</returns>
    public static TuningJob? TryRead(BinaryData json) =>
        WireJson.TryParse(json) is { } root
        && WireJson.Word(root, "id") is { } id
        && WireJson.Word(root, "status") is { } status
            ? new(
                id,
                status,
                WireJson.Word(root, "model") ?? "?",
                WireJson.Word(root, "fine_tuned_model"),
                root.TryGetProperty("error", out var error)
                && error.ValueKind == JsonValueKind.Object
                    ? WireJson.Word(error, "message")
                    : null,
                root.TryGetProperty("trained_tokens", out var tokens)
                && tokens.ValueKind == JsonValueKind.Number
                && tokens.TryGetInt64(out var number)
                    ? number
                    : null
            )
            : null;
}

/// <summary>A line of a job's log.</summary>
internal sealed record TuningEvent(string Id, string Level, string Message);

/// <summary>A model as it was during training.</summary>
/// <param name="Model">The name to ask it by.</param>
internal sealed record TuningCheckpoint(string Model, long Step);

/// <summary>What a job is to do.</summary>
/// <param name="TrainingFile">Id of an uploaded file.</param>
/// <param name="Suffix">Becomes part of the tuned model's name; null: none.</param>
/// <param name="Epochs">Null: the server chooses.</param>
internal sealed record TuningRequest(
    string BaseModel,
    string TrainingFile,
    string? ValidationFile,
    string? Suffix,
    int? Epochs,
    int? Seed
);
