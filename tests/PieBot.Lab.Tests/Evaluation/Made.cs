using PieBot.Lab.Evaluation.Measuring;

namespace PieBot.Lab.Evaluation;

/// <summary>Results as an evaluation would have written them.</summary>
internal static class Made
{
    public static ProgramResult Result(
        string pair,
        Outcome outcome,
        double speedup = 1,
        int sample = 1,
        int lines = 12,
        double diff = 0.2
    ) =>
        new(
            pair,
            pair,
            "Python",
            lines,
            $"{pair}#{sample}",
            [sample],
            outcome,
            null,
            outcome is Outcome.Faster or Outcome.NotFaster
                ? new(
                    speedup,
                    speedup * 0.9,
                    speedup * 1.1,
                    0.0001,
                    4,
                    TimeSpan.FromSeconds(speedup),
                    TimeSpan.FromSeconds(1),
                    []
                )
                : null,
            diff,
            1
        );

    public static EvaluationFacts Facts(string name, int samples = 1, string? shard = null) =>
        new(name, 4, "inputs", samples, "few-shot", 4, "10-90", new(), shard, "a machine");

    /// <summary>The folder of an evaluation with these results.</summary>
    public static string Folder(
        TemporaryFolder parent,
        EvaluationFacts facts,
        params ProgramResult[] results
    )
    {
        var folder = Path.Combine(parent.Path, Guid.NewGuid().ToString("n"));
        var journal = ResultJournal.Open(folder, facts);
        foreach (var result in results)
        {
            journal.Add(result);
        }

        return folder;
    }
}
