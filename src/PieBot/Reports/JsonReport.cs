using PieBot.Core.Languages;
using PieBot.Core.Proposals;
using PieBot.Core.Proposals.Models.Cost;
using PieBot.Core.Proposals.Models.Rounds;
using PieBot.Core.Runs;
using PieBot.Core.Targets;

namespace PieBot.Tool.Reports;

/// <summary>A run as one JSON object for other programs.</summary>
/// <param name="Version">Of this shape.</param>
/// <param name="Folder">Where the run's files are.</param>
internal sealed record JsonReport(
    int Version,
    string Tool,
    string Folder,
    ChangeSet Changes,
    RunRecord? Run,
    IReadOnlyList<JsonReport.Row> Candidates,
    ProfileFacts? Profile = null,
    ModelAccount? Model = null
)
{
    public const int CurrentVersion = 2;

    public static JsonReport Of(RunReport report) =>
        new(
            CurrentVersion,
            report.Proposals.Tool,
            report.Folder,
            report.Proposals.Changes,
            report.Run,
            report
                .Rows.Select(row => new Row(row.Candidate, row.Verdict, row.Explanation))
                .ToList(),
            report.Proposals.Profile,
            report.Proposals.Model
        );

    internal sealed record Row(Candidate Candidate, Verdict? Verdict, Explanation? Explanation);
}
