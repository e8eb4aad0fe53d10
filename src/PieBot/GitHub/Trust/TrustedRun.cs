using PieBot.Core;
using PieBot.Core.Proposals;
using PieBot.Core.Proposals.Stage;
using PieBot.Core.Runs;
using PieBot.Tool.Reports;

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
    /// <summary>The same with the base that GitHub names: texts that are posted show no other.</summary>
    public TrustedRun At(string commit)
    {
        var known = Proposals with { Changes = Proposals.Changes with { Base = commit } };
        return this with { Proposals = known, Report = Report with { Proposals = known } };
    }

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
        var notices = new List<string>();
        var parts = verdicts
            .SelectMany(Files)
            .Distinct(StringComparer.Ordinal)
            .Select(path => TryRead(path, trusted, notices))
            .OfType<Part>()
            .ToList();
        // By the file as it is: what was verified is that.
        var joined = new RunParts<Proof>(file, one => one.Kind).Join(
            parts.Select(part => part.Of).ToList()
        );
        var (kept, proofs) = Shrunken(proposed.Candidates, joined.Verdicts);
        var shown = proposed with { Candidates = kept };
        var rows = Rows(shown, proofs);
        var open = rows.Count(row => row.Verdict is null);
        return new(
            shown,
            proofs,
            trusted.Refused + joined.Verdicts.Count - proofs.Count,
            new(
                Path.GetDirectoryName(Path.GetFullPath(proposals))!,
                shown,
                parts.Select(part => part.Facts).FirstOrDefault()?.ToRecord(),
                rows
            )
            {
                ShardNotices =
                [
                    .. notices,
                    .. joined.Notices,
                    .. open == 0
                        ? (IReadOnlyList<string>)[]
                        :
                        [
                            $"{Summary.Many(open, "candidate")} without a verdict: a shard was lost or cut short. The others are not affected.",
                        ],
                ],
            }
        );
    }

    private sealed record Part(RunPart<Proof> Of, RunFacts Facts);

    private static Part? TryRead(string path, TrustedVerdicts trusted, List<string> notices)
    {
        var name = Path.GetFileName(path);
        var folder = new RunFolder(Path.GetDirectoryName(path)!, name);
        try
        {
            var run = folder.ReadRun();
            var facts = RunFacts.Read(folder.RunPath);
            return new(new(name, run, trusted.Read(path, facts)), facts);
        }
        catch (UserErrorException)
        {
            // What is wrong with it is quoted from it.
            notices.Add(MergedRuns.Damaged(name));
            return null;
        }
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
                VerdictOf(candidate, proofs.GetValueOrDefault(candidate.Id))
            ))
            .OrderBy(row => row.Verdict?.Kind ?? (VerdictKind)int.MaxValue)
            .ThenByDescending(row => row.Verdict?.Measurement?.Speedup.Ratio ?? 0)
            .ThenBy(row => row.Place, StringComparer.Ordinal)
            .ToList();
    }

    // The guard's word stands in the proposals.
    private static Verdict? VerdictOf(Candidate candidate, Proof? proof) =>
        candidate.Rejection is { } rejection
            ? new(candidate.Id, VerdictKind.GuardRejected, rejection, null, null, TimeSpan.Zero)
            : proof?.ToVerdict();

    private static IEnumerable<string> Files(string path)
    {
        if (File.Exists(path))
        {
            return [Path.GetFullPath(path)];
        }

        // A folder may be empty: candidates without a verdict show that a shard was lost.
        return Directory.Exists(path)
            ? Directory
                .GetFiles(Path.GetFullPath(path), "verdicts*.jsonl", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
            : throw new UserErrorException(
                $"There are no verdicts in {path}. Give --verdicts the file that 'piebot verify' wrote, or a folder with such files."
            );
    }
}
