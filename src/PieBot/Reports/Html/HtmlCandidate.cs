using PieBot.Core.Languages;
using PieBot.Core.Runs;
using PieBot.Core.Timing;

namespace PieBot.Tool.Reports.Html;

/// <summary>A candidate as the page shows it, in the words that all reports share.</summary>
/// <param name="Member">Its place among the page's members; null when the proposals do not name its target.</param>
/// <param name="Verdict">In words.</param>
/// <param name="Group">Which colour and filter it falls under: accepted, open, rejected or failed.</param>
/// <param name="Because">Why it is faster.</param>
/// <param name="By">Who said so; null when it is what the proposer expected.</param>
/// <param name="Tests">With only the first of many covering tests.</param>
/// <param name="Covered">How many covering tests there are.</param>
internal sealed record HtmlCandidate(
    string Id,
    int? Member,
    string Name,
    string Place,
    string Origin,
    string Title,
    string Because,
    string? By,
    string Verdict,
    string Group,
    string Reason,
    IReadOnlyList<string> Risks,
    IReadOnlyList<EditDiff> Diff,
    double Seconds,
    int? Round,
    HtmlMeasurement? Measurement,
    TestEvidence? Tests,
    int Covered,
    IReadOnlyList<HtmlSamples> Samples
)
{
    private const int MostTests = 25;

    public static HtmlCandidate Of(
        ReportRow row,
        int? member,
        IReadOnlyList<HtmlSamples> samples
    ) =>
        new(
            row.Id,
            member,
            row.Member,
            row.Place,
            row.Candidate.Origin,
            row.Candidate.Title,
            row.Because,
            row.Explanation?.By,
            Summary.Words(row.Verdict?.Kind),
            GroupOf(row.Verdict?.Kind),
            row.Verdict?.Reason ?? "",
            (row.Candidate.Risks ?? []).Select(risk => risk.Sentence()).ToList(),
            EditDiff.Of(row.Candidate.Edits),
            Math.Round(row.Verdict?.Duration.TotalSeconds ?? 0, 1),
            row.Candidate.Round,
            row.Verdict is { Measurement: { } measurement } verdict
                ? HtmlMeasurement.Of(measurement, verdict)
                : null,
            row.Verdict?.Tests is { } tests
                ? tests with
                {
                    Covering = tests.Covering.Take(MostTests).ToList(),
                }
                : null,
            row.Verdict?.Tests?.CoveringCount ?? 0,
            samples
        );

    private static string GroupOf(VerdictKind? kind) =>
        kind switch
        {
            { } accepted when accepted.IsAccepted() => "accepted",
            VerdictKind.TestsFailed
            or VerdictKind.BehavesDifferently
            or VerdictKind.BuildFailed
            or VerdictKind.TimedOut
            or VerdictKind.BaselineFailed => "failed",
            VerdictKind.NotFaster or VerdictKind.GuardRejected => "rejected",
            _ => "open",
        };
}

/// <summary>The figures of a timed candidate; null where one is no finite number.</summary>
/// <param name="Beside">What was seen beside the member's time, in sentences.</param>
internal sealed record HtmlMeasurement(
    double? Speedup,
    double? Low,
    double? High,
    double? PValue,
    string Gain,
    string Times,
    int Trials,
    string Protocol,
    string? Note,
    IReadOnlyList<string> Beside
)
{
    public static HtmlMeasurement Of(Measurement measurement, Verdict verdict) =>
        new(
            Figures.Round(measurement.Speedup.Ratio),
            Figures.Round(measurement.Low.Ratio),
            Figures.Round(measurement.High.Ratio),
            Figures.Round(measurement.PValue),
            Summary.Gain(measurement),
            Summary.Times(measurement),
            measurement.Trials,
            measurement.Protocol == Core.Timing.Protocol.Paper
                ? "25 processes per side, Welch"
                : "pairs in turns, paired t",
            measurement.Note,
            // The page draws the mutation score.
            Summary.Beside(measurement, verdict with { Tests = null }).ToList()
        );
}
