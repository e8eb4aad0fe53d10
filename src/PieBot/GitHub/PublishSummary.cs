using System.Text;
using PieBot.Tool.GitHub.Reviews;
using PieBot.Tool.GitHub.Trust;
using PieBot.Tool.Reports;

namespace PieBot.Tool.GitHub;

/// <summary>What a step shows of publishing: the run, and in full whatever proved faster and is not on the pull request.</summary>
internal static class PublishSummary
{
    private const int MostBytes = 1 << 20;

    public static string Write(TrustedRun run, Publication publication, Origin origin)
    {
        var text = new StringBuilder();
        if (publication.Notice is { } notice)
        {
            text.Append("> [!NOTE]\n> ").Append(MarkdownReport.Escape(notice)).Append("\n\n");
        }

        if (run.Refused > 0)
        {
            text.Append("> [!WARNING]\n> ")
                .Append(Summary.Many(run.Refused, "line"))
                .Append(" of the verdicts could not be believed and ")
                .Append(run.Refused == 1 ? "was" : "were")
                .Append(" left out.\n\n");
        }

        if (run.Report.Rows.Count(row => row.Verdict is null) is > 0 and var open)
        {
            text.Append("> [!WARNING]\n> ")
                .Append(Summary.Many(open, "candidate"))
                .Append(
                    " came without a verdict: a shard was lost or cut short. The others are not affected.\n\n"
                );
        }

        text.Append(MarkdownReport.Write(run.Report));
        if (publication.Others.Count > 0)
        {
            text.Append("\n#### Faster, and not posted\n\n");
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

    /// <summary>Appends to the step's summary, which takes 1 MiB; what does not fit is cut at a line.</summary>
    /// <param name="path"><c>GITHUB_STEP_SUMMARY</c>.</param>
    public static void Append(string path, string text)
    {
        try
        {
            var room =
                MostBytes
                - 1
                - (File.Exists(path) ? (int)Math.Min(MostBytes, new FileInfo(path).Length) : 0);
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
