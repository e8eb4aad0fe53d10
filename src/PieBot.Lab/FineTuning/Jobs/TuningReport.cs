using System.Globalization;
using System.Text;

namespace PieBot.Lab.FineTuning.Jobs;

/// <summary>What people are told of a job.</summary>
internal static class TuningReport
{
    public static string Of(TuningJob job, IReadOnlyList<TuningCheckpoint> checkpoints)
    {
        var text = new StringBuilder(
            string.Create(
                CultureInfo.InvariantCulture,
                $"job {job.Id}: {job.Status}, from {job.BaseModel}{(job.TrainedTokens is { } tokens ? $", {tokens:N0} tokens trained" : "")}"
            )
        );
        foreach (var checkpoint in checkpoints.OrderBy(one => one.Step))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"\ncheckpoint of step {checkpoint.Step}: --model {checkpoint.Model}"
            );
        }

        if (job.TunedModel is { } model)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nuse it with: --model {model}");
        }
        else if (!job.HasEnded)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"\nlook again with: piebot-lab finetune status {job.Id}"
            );
        }

        return text.ToString();
    }
}
