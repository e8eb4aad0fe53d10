using System.Text;
using PieBot.Core;
using PieBot.Tool.GitHub.Reviews;
using PieBot.Tool.GitHub.Trust;
using PieBot.Tool.Reports;

namespace PieBot.Tool.GitHub;

/// <summary>What a step shows of publishing: the run, and in full whatever proved faster and is not on the pull request.</summary>
internal static class PublishSummary
{
    public static string Write(TrustedRun run, Publication publication, Origin origin)
    {
        var text = new StringBuilder(StepSummary.Write(run.Report, Notices(run, publication)));
        if (publication.Others.Count > 0)
        {
            text.Append("\n#### Faster, but not posted\n\n");
        }

        foreach (var other in publication.Others)
        {
            var entry = other.Finding is { } finding
                ? $"{Sentence(other.Reason)}\n\n{BodyEntry.Of(finding, null, origin, run.Proposals.Changes)}\n"
                : $"{MarkdownReport.Escape(other.Candidate.Id)}: {other.Reason}.\n\n";
            text.Append(entry);
        }

        return text.ToString();
    }

    /// <summary>What the reader should know beside the verdicts.</summary>
    public static IReadOnlyList<string> Notices(TrustedRun run, Publication publication) =>
        [
            .. publication.Notice is { } notice ? [notice] : Array.Empty<string>(),
            .. run.Refused > 0
                ?
                [
                    $"{Summary.Many(run.Refused, "line")} of the verdicts could not be trusted and {(run.Refused == 1 ? "was" : "were")} left out.",
                ]
                : Array.Empty<string>(),
        ];

    /// <summary>Appends to the step's summary, which takes 1 MiB; what does not fit is cut at a line.</summary>
    /// <param name="path"><c>GITHUB_STEP_SUMMARY</c>.</param>
    public static void Append(string path, string text)
    {
        try
        {
            var room =
                StepSummary.MostBytes
                - 1
                - (
                    File.Exists(path)
                        ? (int)Math.Min(StepSummary.MostBytes, new FileInfo(path).Length)
                        : 0
                );
            var bytes = Encoding.UTF8.GetBytes(text).AsSpan();
            if (bytes.Length > room)
            {
                var fitting = bytes[..Math.Max(0, room)];
                bytes = fitting[..(fitting.LastIndexOf((byte)'\n') + 1)];
            }

            File.AppendAllBytes(path, bytes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException(
                $"Cannot write the step summary {path} (GITHUB_STEP_SUMMARY): {exception.Message}",
                exception
            );
        }
    }

    private static string Sentence(string reason) =>
        $"{char.ToUpperInvariant(reason[0])}{reason[1..]}:";
}
