using PieBot.Runs;
using PieBot.Runs.Shards;
using PieBot.Verification;

namespace PieBot.Tool.Reports;

/// <summary>What the verifications of one proposals' file left, taken together.</summary>
/// <param name="Records">Of those that began, in the order of their shards.</param>
/// <param name="Verdicts">By candidate id.</param>
/// <param name="Shards">How many parts there should be; null when the verification was not split.</param>
/// <param name="Notices">What is lost or was not taken, and why.</param>
internal sealed record MergedRuns(
    IReadOnlyList<RunRecord> Records,
    IReadOnlyDictionary<string, Verdict> Verdicts,
    int? Shards,
    IReadOnlyList<string> Notices
)
{
    /// <summary>A single part is taken as it is. Of several, each speaks for the candidates of its own shard only, and one that is lost or damaged costs the others nothing.</summary>
    /// <exception cref="UserErrorException">The only part there is cannot be read.</exception>
    public static MergedRuns Read(ProposalFile proposals, IReadOnlyList<RunFolder> parts)
    {
        if (parts is [var only] && proposals.Shards is null)
        {
            // There is nothing else to go on with: what is wrong with it is the user's to know.
            _ = only.ReadRun();
            _ = only.ReadVerdicts();
        }

        var notices = new List<string>();
        var read = parts.Select(part => TryRead(part, notices)).OfType<Part>().ToList();
        var count =
            proposals.Shards
            ?? read.Select(part => part.Run?.Settings.Shard?.Count).FirstOrDefault(one => one > 0);
        return count is > 0 and { } shards
            ? Split(proposals, read, shards, notices)
            : new(
                read.Select(part => part.Run).OfType<RunRecord>().ToList(),
                ById(read.SelectMany(part => part.Verdicts)),
                null,
                notices
            );
    }

    private static MergedRuns Split(
        ProposalFile proposals,
        List<Part> read,
        int count,
        List<string> notices
    )
    {
        var whole = read.Where(part =>
                part.Run is { Settings: { Shard: null, Together: false } } run
                && Belongs(proposals, run)
            )
            .ToList();
        var together = read.Where(part =>
                part.Run is { Settings.Together: true } run && Belongs(proposals, run)
            )
            .ToList();
        var verdicts = new Dictionary<string, Verdict>(StringComparer.Ordinal);
        Add(verdicts, whole.SelectMany(part => part.Verdicts));
        var records = whole.Select(part => part.Run!).ToList();
        foreach (var part in read.Except(whole).Except(together))
        {
            if (part.Run?.Settings.Shard?.Count != count || !Belongs(proposals, part.Run))
            {
                notices.Add(
                    $"{part.Name} is not taken: it belongs to other proposals, to another split than one in {count}, or to another version of PieBot"
                );
            }
        }

        foreach (var share in ShardPlan.Of(proposals, count))
        {
            var part = read.LastOrDefault(one =>
                one.Run is { } run && run.Settings.Shard == share.Shard && Belongs(proposals, run)
            );
            var own = share.Candidates.Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
            if (part is not null)
            {
                records.Add(part.Run!);
                Add(verdicts, part.Verdicts.Where(verdict => own.Contains(verdict.CandidateId)));
            }

            var open = share
                .Candidates.Where(one => one.Rejection is null)
                .Count(one => !verdicts.ContainsKey(one.Id));
            if (open > 0)
            {
                notices.Add(
                    $"Shard {share.Shard} {(part is null ? "left nothing" : "did not finish")}: {open} of its {share.Candidates.Count} candidates are not verified"
                );
            }
        }

        foreach (var part in together)
        {
            records.Add(part.Run!);
            // What was accepted alone may be withdrawn here; nothing is accepted here.
            Add(
                verdicts,
                part.Verdicts.Where(verdict =>
                    !verdict.Kind.IsAccepted()
                    && verdicts.GetValueOrDefault(verdict.CandidateId)?.Kind.IsAccepted() == true
                )
            );
        }

        return new(records, verdicts, count, notices);
    }

    private static bool Belongs(ProposalFile proposals, RunRecord run) =>
        run.Identity == RunFolder.Identity(proposals, run.Settings, run.Tool);

    private static Part? TryRead(RunFolder part, List<string> notices)
    {
        try
        {
            var (run, verdicts) = (part.ReadRun(), part.ReadVerdicts());
            return run is null && verdicts.Count == 0
                ? null
                : new(Path.GetFileName(part.VerdictsPath), run, verdicts);
        }
        catch (UserErrorException)
        {
            // What is wrong with it is quoted from it, and it may come from elsewhere.
            notices.Add(
                $"{Path.GetFileName(part.VerdictsPath)} or its run's record is damaged, and counts as lost"
            );
            return null;
        }
    }

    internal static Dictionary<string, Verdict> ById(IEnumerable<Verdict> verdicts)
    {
        var byId = new Dictionary<string, Verdict>(StringComparer.Ordinal);
        Add(byId, verdicts);
        return byId;
    }

    private static void Add(Dictionary<string, Verdict> verdicts, IEnumerable<Verdict> more)
    {
        foreach (var verdict in more)
        {
            verdicts[verdict.CandidateId] = verdict;
        }
    }

    private sealed record Part(string Name, RunRecord? Run, IReadOnlyList<Verdict> Verdicts);
}
