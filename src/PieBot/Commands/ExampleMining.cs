using PieBot.Core.Changes;
using PieBot.Core.Configuration;
using PieBot.Core.Proposals.Examples.History;
using PieBot.Core.Verification;
using PieBot.Tool.Reports;

namespace PieBot.Tool.Commands;

/// <summary>What a mining run came to.</summary>
/// <param name="Commits">That speak of performance and were not looked at before.</param>
/// <param name="Pairs">Those of them that hold a pair.</param>
/// <param name="Added">New pairs in the file.</param>
internal sealed record MiningTally(int Commits, int Pairs, int Added, string File)
{
    public override string ToString() =>
        $"{Summary.Many(Commits, "commit")} about performance, {Summary.Many(Pairs, "edit")} of a single member, {Added} new in {File}";
}

/// <summary>Mines pairs into a file, one commit after another, so that a stopped run has lost nothing but the commit it was at.</summary>
/// <param name="file">The path of the examples' file.</param>
/// <param name="verify">How pairs are verified; null: they are taken at their commit's word.</param>
internal sealed class ExampleMining(
    GitReader git,
    string file,
    VerifySettings? verify,
    IProgress<VerifyProgress> progress
)
{
    // Looked at in vain, and not yet written down: only so many are lost by a kill.
    private const int Batch = 50;

    private readonly ExampleFile _file = new(file);
    private readonly List<string> _unseen = [];
    private int _commits;
    private int _pairs;
    private int _added;

    /// <param name="since">As git understands it; null: all of the history.</param>
    /// <param name="most">New pairs after which it stops.</param>
    public async Task<MiningTally> RunAsync(
        string? since,
        int most,
        CancellationToken cancellationToken
    )
    {
        RunPaths.OwnFolder(git.Root);
        progress.Report(new("mine", "searching the history", 0, 0));
        try
        {
            await foreach (
                var commit in HistoryMiner.WalkAsync(
                    git,
                    since,
                    _file.Seen(verify is not null),
                    cancellationToken
                )
            )
            {
                await TakeAsync(commit, cancellationToken);
                if (_added >= most)
                {
                    break;
                }
            }
        }
        finally
        {
            See();
        }

        return new(_commits, _pairs, _added, file);
    }

    private async Task TakeAsync(MinedCommit commit, CancellationToken cancellationToken)
    {
        _commits++;
        var name = $"{commit.Id[..7]} {commit.Subject}";
        if (commit.Pair is not { } pair)
        {
            progress.Report(new("mine", $"{name}: left out, {commit.LeftOut}", _added, 0));
        }
        else
        {
            _pairs++;
            var example = verify is null
                ? pair.Example
                : await new MinedPairProof(
                    git,
                    Path.Combine(Path.GetDirectoryName(file)!, "mined"),
                    verify,
                    progress
                ).ProveAsync(pair, cancellationToken);
            var isNew = example is not null && _file.Add(example);
            _added += isNew ? 1 : 0;
            progress.Report(
                new(
                    "mine",
                    $"{name}: {(example is null ? "left out, not proved faster" : isNew ? $"kept, {pair.Member.Name}" : "known")}",
                    _added,
                    0
                )
            );
        }

        _unseen.Add(commit.Id);
        if (commit.Pair is not null || _unseen.Count >= Batch)
        {
            See();
        }
    }

    private void See()
    {
        if (_unseen.Count > 0)
        {
            _file.See(_unseen, verify is not null);
            _unseen.Clear();
        }
    }
}
