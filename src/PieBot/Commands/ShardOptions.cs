using System.CommandLine;
using System.Globalization;
using PieBot.Core;
using PieBot.Core.Configuration;
using PieBot.Core.Proposals.Stage;
using PieBot.Core.Runs;
using PieBot.Core.Runs.Shards;
using PieBot.Tool.GitHub;
using PieBot.Tool.Reports;

namespace PieBot.Tool.Commands;

/// <summary>The options that prepare a verification by several machines.</summary>
internal sealed class ShardOptions(Command command)
{
    private readonly Option<int?> _shards = command
        .Text<int?>(
            "--shards N",
            $"Split the verification into at most N parts, each for 'verify --shard I/N'; at most {Shard.Most}. There are never more parts than members to verify."
        )
        .Checked(value => value is >= 1 and <= Shard.Most, $"a number from 1 to {Shard.Most}");

    private readonly Option<string[]?> _costs = command.Text<string[]>(
        "--costs RUN",
        "The folder of an earlier run, to balance the parts by the time that its members took. May be repeated."
    );

    private readonly Option<string?> _outputs = command.Outputs(
        "candidates: how many to verify; shards: how many parts; matrix: for fromJSON, {\"shard\":[\"1/2\",\"2/2\"]}; proposals-sha256: of proposals.json, for the options of that name; keyless: true when a model is named but has no key, so that only the rules proposed"
    );

    /// <summary>The proposals with what earlier runs took and the number of parts.</summary>
    /// <exception cref="UserErrorException">An earlier run cannot be read.</exception>
    public ProposalFile Plan(Given given, ProposalFile proposals)
    {
        var targets = proposals
            .Candidates.Select(one => one.TargetId)
            .ToHashSet(StringComparer.Ordinal);
        var costs = new SortedDictionary<string, TimeSpan>(StringComparer.Ordinal);
        foreach (var path in given.GetValue(_costs) ?? [])
        {
            var earlier = RunReport.Read(RunPaths.Parts([path]));
            foreach (
                var (target, cost) in RecordedCosts.Of(
                    earlier.Proposals,
                    earlier.Rows.Select(row => row.Verdict).OfType<Core.Runs.Verdict>()
                )
            )
            {
                if (targets.Contains(target))
                {
                    costs[target] = cost;
                }
            }
        }

        var known = proposals with { Costs = costs.Count > 0 ? costs : null };
        return given.GetValue(_shards) is { } most
            ? known with
            {
                Shards = ShardPlan.Count(known, most),
            }
            : known;
    }

    /// <summary>Whether this is a step of a workflow, where it is not an error that a branch has nothing for PieBot.</summary>
    public bool InStep(Given given) => given.GetValue(_outputs) is not null;

    /// <summary>Writes the step's outputs where they are asked for.</summary>
    /// <param name="keyless">Whether a model was named and, for lack of a key, not asked.</param>
    public void WriteOutputs(Given given, RunFolder run, bool keyless)
    {
        var proposals = run.ReadProposals();
        var count = proposals.Shards ?? ShardPlan.Count(proposals, 1);
        var names = Enumerable.Range(1, count).Select(index => $"{new Shard(index, count)}");
        StepOutputs.Append(
            given.GetValue(_outputs),
            ("candidates", Number(proposals.Candidates.Count(one => one.Rejection is null))),
            ("shards", Number(count)),
            (
                "matrix",
                $$"""{"shard":[{{string.Join(',', names.Select(name => $"\"{name}\""))}}]}"""
            ),
            ("proposals-sha256", ProposalsDigest.Of(run.ProposalsPath)),
            ("keyless", keyless ? "true" : "false")
        );
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
