using System.Text;
using PieBot.Core;
using PieBot.Core.Runs;
using PieBot.Tool.Console;
using PieBot.Tool.GitHub;
using PieBot.Tool.GitHub.Reviews;
using PieBot.Tool.GitHub.Trust;
using PieBot.Tool.Reports;
using PieBot.Tool.Reports.Html;
using PieBot.Tool.Reviewing;
using Spectre.Console;

namespace PieBot.Tests.GitHub.Hostile;

/// <summary>All that PieBot makes of a run's files.</summary>
/// <param name="Comments">With their suggestions.</param>
/// <param name="Pages">Other markdown, by name; how many diffs and links of PieBot's own it may have.</param>
/// <param name="Plain">Text that is shown as it is.</param>
internal sealed record Rendered(
    IReadOnlyList<string> Comments,
    IReadOnlyList<(string Name, string Text, int Entries)> Pages,
    IReadOnlyList<string> Plain,
    string Html,
    string Sarif,
    string MSBuild
)
{
    public const string Base = "dddddddddddddddddddddddddddddddddddddddd";

    private static readonly Origin Place = new(
        new("https://github.com/"),
        "shop/orders",
        "4711",
        "piebot"
    );

    private static readonly Dictionary<string, DiffFile> Files = new Dictionary<string, DiffFile>
    {
        [HostileRun.Path] = new(
            [new(17, 25)],
            HeadFile.Parse(Encoding.UTF8.GetBytes(HostileRun.Head))
        ),
    };

    /// <exception cref="UserErrorException">The files are refused.</exception>
    public static Rendered Of(string folder)
    {
        var run = TrustedRun
            .Read(System.IO.Path.Combine(folder, "proposals.json"), [folder])
            .At(Base);
        var changes = run.Proposals.Changes;
        var selection = Selection.Of(
            run,
            new(Files, new Dictionary<string, string>(), IsWhole: true),
            new HashSet<string>(),
            5
        );
        var draft = ReviewDraft.Compose(
            selection.Posted,
            CommentRound.First(selection.Posted.Select(one => one.Key), 5),
            finding => SuggestionBody.Of(finding, Files[finding.Path].Head, changes),
            Place,
            changes
        );
        var comments = draft.Review.Comments.Select(one => one.Body).ToList();
        var posted = new Publication(
            selection.Posted,
            comments.Count,
            null,
            null,
            selection.Others
        );
        var nothing = Publication.Nothing(run, "Nothing was posted.");
        var check = CheckRun.Of(run.Report, PublishSummary.Notices(run, posted));
        var parts = RunFolder.Parts(folder);
        var report = RunReport.Read(parts);
        return new(
            comments,
            [
                (
                    "review",
                    draft.Review.Body,
                    selection.Posted.Count - comments.Count - draft.Left.Count
                ),
                ("summary", PublishSummary.Write(run, posted, Place), Shown(posted)),
                ("summary of nothing", PublishSummary.Write(run, nothing, Place), Shown(nothing)),
                ("check", check.Summary, 0),
                ("markdown", MarkdownReport.Write(report), 0),
                ("step summary", StepSummary.Write(report), 0),
            ],
            [
                check.Title,
                .. check
                    .Batches.SelectMany(one => one)
                    .SelectMany(one => (string[])[one.Title, one.Message]),
                .. Terminal(report),
            ],
            HtmlReport.Write(report, HtmlSamples.Of(parts)),
            SarifReport.Write(report),
            MSBuildReport.Write(report, "/work", "warning")
        );
    }

    private static int Shown(Publication publication) =>
        publication.Others.Count(one => one.Finding is not null);

    private static List<string> Terminal(RunReport report)
    {
        using var text = new StringWriter();
        using var other = new StringWriter();
        var screen = new Screen(text, other);
        screen.Print(report, ReportFormat.Text);
        var console = screen.TextConsole();
        foreach (var row in report.Rows)
        {
            CandidateView.Write(console, row, "1/5", Choice.Open, [row]);
        }

        return text.ToString().Split('\n').Select(line => line.TrimEnd('\r')).ToList();
    }
}
