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
