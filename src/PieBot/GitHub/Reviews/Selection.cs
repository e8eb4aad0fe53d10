using PieBot.Core.Changes;
using PieBot.Core.Proposals;
using PieBot.Core.Runs;
using PieBot.Tool.GitHub.Trust;

namespace PieBot.Tool.GitHub.Reviews;

/// <summary>A finding that is not posted.</summary>
/// <param name="Reason">A sentence's end.</param>
internal sealed record NotPosted(Candidate Candidate, Finding? Finding, string Reason);

/// <summary>What of a run is posted. The fastest first; nothing twice; nothing that excludes what is faster.</summary>
internal sealed record Selection(IReadOnlyList<Finding> Posted, IReadOnlyList<NotPosted> Others)
{
    /// <param name="known">Keys of what was shown before.</param>
    /// <param name="most">How many suggestions may be posted, and how many edits may lie in the review's body beside them.</param>
    public static Selection Of(
        TrustedRun run,
        PullFiles files,
        IReadOnlySet<string> known,
        int most
    )
    {
        var posted = new List<Finding>();
        var others = new List<NotPosted>();
        var held = new List<Finding>();
        foreach (var faster in Faster(run))
        {
            var finding = faster with { Files = files.Read };
            var candidate = finding.Candidate;
            if (Fault(candidate, files) is { } fault)
            {
                others.Add(new(candidate, null, fault));
            }
            else if (
                held.Find(other =>
                    Candidates.Collide(other.Candidate, candidate)
                    || InsertAtOnePlace(other.Candidate, candidate)
                ) is
                { } rival
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
                else if (
                    Placed(finding, files.Read[finding.Path], posted) is var placed
                    && posted.Count(one => one.IsSuggestion == placed.IsSuggestion) < most
                )
                {
                    posted.Add(placed);
                }
                else
                {
                    others.Add(new(candidate, finding, "more are not posted on one pull request"));
                }
            }
        }

        return new(posted, others);
    }

    /// <summary>The same without what somebody else has posted.</summary>
    /// <param name="keys">Of what is shown by others.</param>
    public Selection Without(IReadOnlySet<string> keys)
    {
        var twice = Posted.Where(one => keys.Contains(one.Key)).ToList();
        return new(
            Posted.Except(twice).ToList(),
            [
                .. Others,
                .. twice.Select(one => new NotPosted(
                    one.Candidate,
                    null,
                    "another run of PieBot posted it at the same time"
                )),
            ]
        );
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

    private static string? Fault(Candidate candidate, PullFiles files) =>
        candidate
            .Edits.Select(edit => files.Unread.GetValueOrDefault(edit.Path))
            .FirstOrDefault(one => one is not null)
            is { } unread
            ? $"its file could not be read: {unread}"
            : EditTrust.Fault(candidate, path => files.Read.GetValueOrDefault(path)?.Head);

    // Edits that lie apart can come down to insertions at one place, and which one a reviewer takes first would say what stands above.
    private static bool InsertAtOnePlace(Candidate one, Candidate other) =>
        Insertions(one).Intersect(Insertions(other)).Any();

    private static IEnumerable<(string Path, int Before)> Insertions(Candidate candidate) =>
        candidate
            .Edits.Select(edit => (edit.Path, Core: Core.Of(edit)))
            .Where(one => one.Core?.Lines.IsEmpty == true)
            .Select(one => (one.Path, one.Core!.Lines.Start));

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
