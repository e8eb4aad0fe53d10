using PieBot.Core.Configuration;
using PieBot.Core.Proposals.Stage;
using PieBot.Core.Runs;
using PieBot.Core.Runs.Shards;

namespace PieBot.Tool.Reports;

/// <summary>What one verification left.</summary>
/// <typeparam name="T">A verdict, or as much of one as is believed.</typeparam>
/// <param name="Name">Of the verdicts' file.</param>
/// <param name="Run">Null when there is no record of who gave the verdicts.</param>
/// <param name="Verdicts">By candidate id.</param>
internal sealed record RunPart<T>(
    string Name,
    RunRecord? Run,
    IReadOnlyDictionary<string, T> Verdicts
);

/// <summary>What several verifications of one proposals' file say together.</summary>
/// <param name="Records">Of those that began, in the order of their shards.</param>
/// <param name="Verdicts">By candidate id; of two the less favourable.</param>
/// <param name="Shards">How many parts there should be; null when the verification was not split.</param>
/// <param name="Notices">What is lost or was not taken, and why.</param>
internal sealed record JoinedParts<T>(
    IReadOnlyList<RunRecord> Records,
    IReadOnlyDictionary<string, T> Verdicts,
    int? Shards,
    IReadOnlyList<string> Notices
);

/// <summary>
/// Who may speak for which candidate: the one rule for reports and for publishing. A verification of other proposals, with
/// another split or by another version is not taken; a shard speaks for its own candidates only.
/// </summary>
internal sealed class RunParts<T>(ProposalFile proposals, Func<T, VerdictKind> kind)
{
    private readonly Dictionary<string, T> _verdicts = new(StringComparer.Ordinal);
    private readonly List<RunRecord> _records = [];
    private readonly List<string> _notices = [];

    public JoinedParts<T> Join(IReadOnlyList<RunPart<T>> parts)
    {
        var count =
            proposals.Shards
            ?? parts.Select(part => part.Run?.Settings.Shard?.Count).FirstOrDefault(one => one > 0);
        if (count is > 0 and <= Shard.Most and { } shards)
        {
            Split(parts, shards);
        }
        else
        {
            Whole(parts);
        }

        return new(_records, _verdicts, count, _notices);
    }

    private void Whole(IReadOnlyList<RunPart<T>> parts)
    {
        foreach (var part in parts)
        {
            if (part.Run is { } run && !Belongs(run))
            {
                _notices.Add(
                    $"{part.Name} is ignored: it belongs to other proposals, or to another version of PieBot"
                );
                continue;
            }

            Add(part.Verdicts);
            if (part.Run is not null)
            {
                _records.Add(part.Run);
            }
        }
    }

    private void Split(IReadOnlyList<RunPart<T>> parts, int count)
    {
        var own = parts.Where(part => part.Run is { } run && Belongs(run)).ToList();
        foreach (
            var part in own.Where(one => one.Run!.Settings is { Shard: null, Together: false })
        )
        {
            _records.Add(part.Run!);
            Add(part.Verdicts);
        }

        foreach (
            var part in parts.Where(one =>
                !own.Contains(one) || (one.Run!.Settings.Shard is { } shard && shard.Count != count)
            )
        )
        {
            _notices.Add(
                $"{part.Name} is ignored: it belongs to other proposals, to another split than one in {count}, or to another version of PieBot"
            );
        }

        foreach (var share in ShardPlan.Of(proposals, count))
        {
            Share(share, own.LastOrDefault(one => one.Run!.Settings.Shard == share.Shard));
        }

        foreach (var part in own.Where(one => one.Run!.Settings.Together))
        {
            _records.Add(part.Run!);
            // What was accepted alone may be withdrawn here; nothing is accepted here.
            Add(part.Verdicts.Where(one => IsAccepted(one.Key) && !kind(one.Value).IsAccepted()));
        }
    }

    private void Share(ShardShare share, RunPart<T>? part)
    {
        if (part is not null)
        {
            var own = share.Candidates.Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
            _records.Add(part.Run!);
            Add(part.Verdicts.Where(one => own.Contains(one.Key)));
        }

        var open = share
            .Candidates.Where(one => one.Rejection is null)
            .Count(one => !_verdicts.ContainsKey(one.Id));
        if (open > 0)
        {
            _notices.Add(
                $"Shard {share.Shard} {(part is null ? "left nothing" : "did not finish")}: {open} of its {share.Candidates.Count} candidates are not verified"
            );
        }
    }

    private bool Belongs(RunRecord run) =>
        run.Identity == RunFolder.Identity(proposals, run.Settings, run.Tool);

    private bool IsAccepted(string id) =>
        _verdicts.TryGetValue(id, out var verdict) && kind(verdict).IsAccepted();

    private void Add(IEnumerable<KeyValuePair<string, T>> more)
    {
        foreach (var (id, verdict) in more.ToList())
        {
            if (!_verdicts.TryGetValue(id, out var known) || kind(verdict) > kind(known))
            {
                _verdicts[id] = verdict;
            }
        }
    }
}
