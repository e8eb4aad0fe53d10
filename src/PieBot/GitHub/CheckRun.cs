using System.Text;
using PieBot.Core.Changes;
using PieBot.Core.Runs;
using PieBot.Tool.Reports;

namespace PieBot.Tool.GitHub;

/// <summary>What a check run says of a run: never red, since a pull request is not worse for what could be faster.</summary>
/// <param name="Conclusion"><c>success</c>; <c>neutral</c> when something kept PieBot from a full answer.</param>
/// <param name="Title">One line.</param>
/// <param name="Summary">Markdown, at most <see cref="MostSummary"/> bytes.</param>
/// <param name="Batches">The annotations, in as many requests as GitHub's limit demands; none when there is nothing to annotate.</param>
internal sealed record CheckRun(
    string Conclusion,
    string Title,
    string Summary,
    IReadOnlyList<IReadOnlyList<CheckAnnotation>> Batches
)
{
    /// <summary>https://docs.github.com/rest/checks/runs: the summary's limit; characters there, bytes here to be safe.</summary>
    public const int MostSummary = 65_535;

    /// <summary>Annotations in one request, by the same source.</summary>
    public const int MostAnnotations = 50;

    /// <param name="notices">What else the reader should know, such as why nothing was posted.</param>
    public static CheckRun Of(RunReport report, IReadOnlyList<string>? notices = null)
    {
        var whole = report.ShardNotices.Count == 0 && report.Count(VerdictKind.BaselineFailed) == 0;
        return new(
            whole ? "success" : "neutral",
            report.Accepted.Count == 0 ? "Nothing proved faster"
                : report.Count(VerdictKind.Leaner) == 0
                    ? $"{Reports.Summary.Many(report.Accepted.Count, "edit")} proved faster"
                : $"{Reports.Summary.Many(report.Accepted.Count, "edit")} proved faster or leaner",
            StepSummary.Write(report, notices, MostSummary),
            report.Accepted.Select(CheckAnnotation.Of).Chunk(MostAnnotations).ToList()
        );
    }
}

/// <summary>A note at the lines that could be faster.</summary>
/// <param name="StartLine">1-based, at head.</param>
/// <param name="Title">At most 255 characters.</param>
/// <param name="Message">Plain text, at most 64 KB.</param>
internal sealed record CheckAnnotation(
    string Path,
    int StartLine,
    int EndLine,
    string Title,
    string Message
)
{
    private const int MostTitle = 255;
    private const int MostMessage = 16_000;

    /// <summary>The only level PieBot gives.</summary>
    public static string Level => "notice";

    public static CheckAnnotation Of(ReportRow row)
    {
        var lines = row.Candidate.Edits[0].Lines;
        return new(
            row.Candidate.Edits[0].Path,
            lines.Start,
            Math.Max(lines.Start, lines.End),
            Plain(
                row.Verdict?.Measurement is { } measurement
                    ? $"{row.Member}: {measurement.Speedup} as fast"
                    : row.Member,
                MostTitle
            ),
            Plain(
                $"{row.Candidate.Title}. {row.Candidate.Rationale} {row.Verdict?.Reason}",
                MostMessage
            )
        );
    }

    // GitHub shows these as text; what moves or hides text is taken out all the same.
    private static string Plain(string text, int most)
    {
        var plain = new StringBuilder();
        foreach (var rune in Unseen.Without(text).EnumerateRunes())
        {
            if (plain.Length + rune.Utf16SequenceLength > most)
            {
                break;
            }

            plain.Append(rune.ToString());
        }

        return plain.ToString();
    }
}
