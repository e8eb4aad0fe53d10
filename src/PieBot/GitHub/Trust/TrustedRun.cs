using PieBot.Runs;
using PieBot.Tool.Reports;
using PieBot.Verification;

namespace PieBot.Tool.GitHub.Trust;

/// <summary>A run as publishing sees it: edits from the proposals alone, numbers from the verdicts.</summary>
/// <param name="Proofs">By candidate id.</param>
/// <param name="Refused">Lines of verdicts that were not taken.</param>
internal sealed record TrustedRun(
    ProposalFile Proposals,
    IReadOnlyDictionary<string, Proof> Proofs,
    int Refused,
    RunReport Report
)
{
    /// <param name="proposals">The file that <c>propose</c> wrote.</param>
    /// <param name="verdicts">Files, or folders to look for <c>verdicts*.jsonl</c> in.</param>
    /// <exception cref="UserErrorException">A file is missing or cannot be read.</exception>
    public static TrustedRun Read(string proposals, IReadOnlyList<string> verdicts)
    {
        var file = RunFolder.ReadProposals(proposals);
        var proposed = file with
        {
            Candidates = file
                .Candidates.Where(one => one.Edits.Count > 0)
                .DistinctBy(one => one.Id)
                .ToList(),
        };
        // What the guard refused was never built: no verdict can make it faster.
        var trusted = new TrustedVerdicts(
            proposed.Candidates.Where(one => one.Rejection is null).Select(one => one.Id)
        );
        RunFacts? first = null;
        foreach (var path in verdicts.SelectMany(Files).Distinct(StringComparer.Ordinal))
        {
            var facts = RunFacts.Read(RunFile(path));
            first ??= facts;
            trusted.Add(path, facts);
        }

        var told = proposed
            .Candidates.Select(candidate =>
                candidate.Rejection is { } rejection
                    ? new Verdict(
                        candidate.Id,
                        VerdictKind.GuardRejected,
                        rejection,
                        null,
                        null,
                        TimeSpan.Zero
                    )
                    : trusted.Proofs.GetValueOrDefault(candidate.Id)?.ToVerdict("")
            )
            .OfType<Verdict>();
        return new(
            proposed,
            trusted.Proofs,
            trusted.Refused,
            RunReport.Of(
                Path.GetDirectoryName(Path.GetFullPath(proposals))!,
                proposed,
                first?.ToRecord(),
                told
            )
        );
    }

    private static IEnumerable<string> Files(string path)
    {
        if (File.Exists(path))
        {
            return [Path.GetFullPath(path)];
        }

        // A folder may be empty: a shard that was lost is told by the candidates that have no verdict.
        return Directory.Exists(path)
            ? Directory
                .GetFiles(Path.GetFullPath(path), "verdicts*.jsonl", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
            : throw new UserErrorException(
                $"There are no verdicts in {path}. Give --verdicts the file that 'piebot verify' wrote, or a folder with such files."
            );
    }

    // verdicts-3.jsonl goes with run-3.json where there is one.
    private static string RunFile(string verdicts)
    {
        var folder = Path.GetDirectoryName(verdicts)!;
        var name = Path.GetFileNameWithoutExtension(verdicts);
        var own = Path.Combine(
            folder,
            $"{name.Replace("verdicts", "run", StringComparison.Ordinal)}.json"
        );
        return File.Exists(own) ? own : Path.Combine(folder, "run.json");
    }
}
