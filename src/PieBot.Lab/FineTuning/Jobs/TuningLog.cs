using System.Text.Json;

namespace PieBot.Lab.FineTuning.Jobs;

/// <summary>A line of a job's log.</summary>
internal sealed record TuningEvent(string Id, string Level, string Message)
{
    public static TuningEvent Read(JsonElement element) =>
        new(
            WireJson.Word(element, "id") ?? "",
            WireJson.Word(element, "level") ?? "info",
            WireJson.Word(element, "message") ?? ""
        );
}

/// <summary>A model as it was during training.</summary>
/// <param name="Model">The name to ask it by.</param>
internal sealed record TuningCheckpoint(string Model, long Step)
{
    public static TuningCheckpoint Read(JsonElement element) =>
        new(
            WireJson.Word(element, "fine_tuned_model_checkpoint") ?? "?",
            element.TryGetProperty("step_number", out var step)
            && step.ValueKind == JsonValueKind.Number
            && step.TryGetInt64(out var number)
                ? number
                : 0
        );
}
