using PieBot.Core.Changes;
using PieBot.Core.Configuration;
using PieBot.Core.Proposals.Examples;
using PieBot.Core.Proposals.Examples.History;
using PieBot.Core.Verification;

namespace PieBot.Lab.Datasets.Repositories;

/// <summary>Mines pairs from a history. What was found and looked at stands beside the output, so that a stopped run has lost nothing but the commit it was at.</summary>
/// <param name="verify">How pairs are verified; null: they are taken at their commit's word.</param>
internal sealed class Mining(
    GitReader git,
    string output,
    VerifySettings? verify,
    TextWriter progress
)
{
    private readonly ExampleFile _found = new(output + ".mined");

    /// <returns>Commits looked at, and pairs in the file.</returns>
    public async Task<(int Commits, int Pairs)> RunAsync(
        string? since,
        int most,
        CancellationToken cancellationToken
    )
    {
        var (commits, added) = (0, 0);
        await foreach (
            var commit in HistoryMiner.WalkAsync(
                git,
                since,
                _found.Seen(verify is not null),
                cancellationToken
            )
        )
        {
            commits++;
            added += await TakeAsync(commit, cancellationToken) ? 1 : 0;
            if (added >= most)
            {
                break;
            }
        }

        var problem = RepositoryOptions.Problem(git.Root);
        return (commits, PairFile.Write(output, _found.Read().Select(one => Of(problem, one))));
    }

    /// <summary>An example of a repository as a pair.</summary>
    public static Pair Of(string problem, Example example) =>
        new Pair
        {
            ProblemId = problem,
            Language = example.Language,
            SubmissionIdV0 = example.Id + "-slow",
            SubmissionIdV1 = example.Id + "-fast",
            Input = example.Slow,
            Target = example.Fast,
            RuntimeLift = example.Speedup,
            ImprovementFrac = example.Speedup is { } ratio
                ? Math.Round(100 * (1 - (1 / ratio)), 2)
                : null,
            Source = example.Source,
        }.Described();

    private async Task<bool> TakeAsync(MinedCommit commit, CancellationToken cancellationToken)
    {
        var example = commit.Pair?.Example;
        if (commit.Pair is { } pair && verify is not null)
        {
            example = await new MinedPairProof(
                git,
                output + ".runs",
                verify,
                new MiningProgress(progress)
            ).ProveAsync(pair, cancellationToken);
        }

        var added = example is not null && _found.Add(example);
        _found.See([commit.Id], verify is not null);
        var came =
            added ? "kept"
            : example is not null ? "known"
            : $"left out, {commit.LeftOut ?? "not proved faster"}";
        await progress.WriteLineAsync($"{commit.Id[..7]} {commit.Subject}: {came}");
        return added;
    }

    private sealed class MiningProgress(TextWriter output) : IProgress<VerifyProgress>
    {
        public void Report(VerifyProgress value) =>
            output.WriteLine($"  {value.Stage}: {value.Message}");
    }
}
