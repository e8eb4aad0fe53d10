using PieBot.Core.Runs;

namespace PieBot.Tool.Reports.Html;

/// <summary>How long a stage took, all its turns together.</summary>
/// <param name="Shard">Null when the verification was not split.</param>
internal sealed record HtmlStage(string Stage, string? Shard, double Seconds)
{
    public static IEnumerable<HtmlStage> Of(RunRecord run) =>
        run.Stages.Select(stage => new HtmlStage(
            stage.Stage,
            run.Settings.Together ? "together" : run.Settings.Shard?.ToString(),
            Math.Round(stage.Duration.TotalSeconds, 2)
        ));
}

/// <summary>The baseline against itself.</summary>
/// <param name="Shard">Null when the verification was not split.</param>
internal sealed record HtmlControl(
    string? Shard,
    double? Speedup,
    double? Low,
    double? High,
    int Trials,
    bool Passed
)
{
    public static HtmlControl? Of(RunRecord run) =>
        run.Control is { } control
            ? new(
                run.Settings.Shard?.ToString(),
                Figures.Round(control.Speedup.Ratio),
                Figures.Round(control.Low.Ratio),
                Figures.Round(control.High.Ratio),
                control.Trials,
                control.Passed
            )
            : null;
}
