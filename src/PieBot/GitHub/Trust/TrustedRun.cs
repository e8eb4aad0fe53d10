using PieBot.Proposals;
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
        var trusted = new TrustedVerdicts(proposed.Candidates);
        RunFacts? first = null;
        UserErrorException? damage = null;
        var lost = 0;
        foreach (var path in verdicts.SelectMany(Files).Distinct(StringComparer.Ordinal))
        {
            var facts = RunFacts.Read(RunFile(path));
            try
            {
                trusted.Add(path, facts);
                first ??= facts;
            }
            catch (UserErrorException exception)
            {
                // One damaged shard costs its own candidates only.
                damage ??= exception;
                lost++;
            }
        }

        if (damage is not null && first is null)
        {
            throw damage;
        }

        var (kept, proofs) = Shrunken(proposed.Candidates, trusted.Proofs);
        var shown = proposed with { Candidates = kept };
        var rows = Rows(shown, proofs);
        var open = rows.Count(row => row.Verdict is null);
        return new(
            shown,
            proofs,
            trusted.Refused + trusted.Proofs.Count - proofs.Count,
            new(Path.GetDirectoryName(Path.GetFullPath(proposals))!, shown, first?.ToRecord(), rows)
            {
                ShardNotices =
                [
                    .. lost == 0
                        ? []
                        : (string[])
                            [
                                $"{Summary.Many(lost, "file")} of verdicts could not be read and {(lost == 1 ? "counts" : "count")} as lost.",
                            ],
                    .. open == 0
                        ? []
                        : (string[])
                            [
                                $"{Summary.Many(open, "candidate")} came without a verdict: a shard was lost or cut short. The others are not affected.",
                            ],
                ],
            }
        );
    }

    // What the verdicts are of; one of parts that its candidate does not have proves nothing.
    private static (List<Candidate>, Dictionary<string, Proof>) Shrunken(
        IReadOnlyList<Candidate> candidates,
        IReadOnlyDictionary<string, Proof> proofs
    )
    {
        var kept = new List<Candidate>();
        var believed = new Dictionary<string, Proof>(StringComparer.Ordinal);
        foreach (var whole in candidates)
        {
            var proof = proofs.GetValueOrDefault(whole.Id);
            var part = proof?.Shrunk is { } shrunk ? shrunk.TryOf(whole) : whole;
            kept.Add(part ?? whole);
            if (proof is not null && part is not null)
            {
                believed.Add(whole.Id, proof);
            }
        }

        return (kept, believed);
    }

    private static List<ReportRow> Rows(
        ProposalFile proposed,
        IReadOnlyDictionary<string, Proof> proofs
    )
    {
        var targets = proposed.Changes.Targets.ToLookup(target => target.Id);
        return proposed
            .Candidates.Select(candidate => new ReportRow(
                candidate,
                targets[candidate.TargetId].FirstOrDefault(),
                Told(candidate, proofs.GetValueOrDefault(candidate.Id))
            ))
            .OrderBy(row => row.Verdict?.Kind ?? (VerdictKind)int.MaxValue)
            .ThenByDescending(row => row.Verdict?.Measurement?.Speedup.Ratio ?? 0)
            .ThenBy(row => row.Place, StringComparer.Ordinal)
            .ToList();
    }

    // The guard's word stands in the proposals.
    private static Verdict? Told(Candidate candidate, Proof? proof) =>
        candidate.Rejection is { } rejection
            ? new(candidate.Id, VerdictKind.GuardRejected, rejection, null, null, TimeSpan.Zero)
            : proof?.ToVerdict();

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
