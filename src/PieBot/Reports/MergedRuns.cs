using PieBot.Core;
using PieBot.Core.Proposals.Stage;
using PieBot.Core.Runs;

namespace PieBot.Tool.Reports;

/// <summary>Reads what the verifications of one proposals' file left.</summary>
internal static class MergedRuns
{
    /// <summary>Of several, each speaks for what is its own, and one that is damaged costs the others nothing.</summary>
    /// <exception cref="UserErrorException">The only part there is cannot be read.</exception>
    public static JoinedParts<Verdict> Read(ProposalFile proposals, IReadOnlyList<RunFolder> parts)
    {
        if (parts is [var only] && proposals.Shards is null)
        {
            // There is nothing else to show: the user must know what is wrong with it.
            _ = only.ReadRun();
            _ = only.ReadVerdicts();
        }

        var notices = new List<string>();
        var read = parts.Select(part => TryRead(part, notices)).OfType<RunPart<Verdict>>().ToList();
        var joined = new RunParts<Verdict>(proposals, one => one.Kind).Join(read);
        return joined with { Notices = [.. notices, .. joined.Notices] };
    }

    private static RunPart<Verdict>? TryRead(RunFolder part, List<string> notices)
    {
        var name = Path.GetFileName(part.VerdictsPath);
        try
        {
            var (run, verdicts) = (part.ReadRun(), part.ReadVerdicts());
            return run is null && verdicts.Count == 0 ? null : new(name, run, ById(verdicts));
        }
        catch (UserErrorException)
        {
            // What is wrong with it is quoted from it, and it may come from elsewhere.
            notices.Add(Damaged(name));
            return null;
        }
    }

    internal static string Damaged(string name) =>
        $"{name} or its run's record is damaged and counts as lost";

    /// <summary>The last of each candidate.</summary>
    internal static Dictionary<string, Verdict> ById(IEnumerable<Verdict> verdicts) =>
        verdicts
            .GroupBy(one => one.CandidateId, StringComparer.Ordinal)
            .ToDictionary(one => one.Key, one => one.Last(), StringComparer.Ordinal);
}
