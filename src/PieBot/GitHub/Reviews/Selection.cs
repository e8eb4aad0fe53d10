using PieBot.Changes;
using PieBot.Proposals;
using PieBot.Tool.GitHub.Trust;
using PieBot.Verification;

namespace PieBot.Tool.GitHub.Reviews;

/// <summary>A finding that is not posted.</summary>
/// <param name="Reason">A sentence's end.</param>
internal sealed record NotPosted(Candidate Candidate, Finding? Finding, string Reason);

/// <summary>What of a run is posted. The fastest first; nothing twice; nothing that excludes what is faster.</summary>
internal sealed record Selection(IReadOnlyList<Finding> Posted, IReadOnlyList<NotPosted> Others)
{
    /// <param name="files">The pull request's, at the head.</param>
    /// <param name="known">Keys of what was shown before.</param>
    /// <param name="most">How many may be posted.</param>
    public static Selection Of(
        TrustedRun run,
        IReadOnlyDictionary<string, DiffFile> files,
        IReadOnlySet<string> known,
        int most
    )
    {
        var posted = new List<Finding>();
        var others = new List<NotPosted>();
        var held = new List<Finding>();
        foreach (var faster in Faster(run))
        {
            var finding = faster with { Files = files };
            var candidate = finding.Candidate;
            if (
                EditTrust.Fault(candidate, path => files.GetValueOrDefault(path)?.Head) is { } fault
            )
            {
                others.Add(new(candidate, null, fault));
            }
            else if (
                held.Find(other => Candidates.Collide(other.Candidate, candidate)) is { } rival
            )
            {
                others.Add(
                    new(
                        candidate,
                        finding,
                        $"it edits lines that {rival.Candidate.Id}, which is faster, edits too"
                    )
                );
            }
            else
            {
                held.Add(finding);
                if (known.Contains(finding.Key))
                {
                    others.Add(new(candidate, null, "it was posted before"));
                }
                else if (posted.Count == most)
                {
                    others.Add(new(candidate, finding, "more are not posted on one pull request"));
                }
                else
                {
                    posted.Add(Placed(finding, files[finding.Path], posted));
                }
            }
        }

        return new(posted, others);
    }

    /// <summary>All that proved faster, not yet placed.</summary>
    public static IReadOnlyList<Finding> Faster(TrustedRun run)
    {
        var targets = run.Proposals.Changes.Targets.ToLookup(target => target.Id);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        // Equal edits of one member are told apart by their order in the file.
        foreach (var one in run.Proposals.Candidates.OrderBy(one => one.Edits[0].Lines.Start))
        {
            var key = Marker.KeyOf(one, 1);
            seen[key] = seen.GetValueOrDefault(key) + 1;
            keys[one.Id] = Marker.KeyOf(one, seen[key]);
        }

        return run
            .Proposals.Candidates.Where(one =>
                run.Proofs.TryGetValue(one.Id, out var proof) && proof.Kind.IsAccepted()
            )
            .Select(one => new Finding(
                one,
                targets[one.TargetId].FirstOrDefault(),
                run.Proofs[one.Id],
                keys[one.Id],
                new(null, null)
            ))
            .OrderByDescending(one => one.Ratio)
            .ThenBy(one => one.Candidate.Id, StringComparer.Ordinal)
            .ToList();
    }

    private static Finding Placed(Finding finding, DiffFile file, List<Finding> posted) =>
        finding with
        {
            Placement = Placement.Of(
                finding.Candidate.Edits,
                file.Hunks,
                file.Head,
                posted
                    .Where(one => one.Path == finding.Path)
                    .Select(one => one.Placement.Core?.Lines)
                    .OfType<LineRange>()
                    .ToList()
            ),
        };
}
