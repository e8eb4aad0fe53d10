using PieBot.Core.Proposals;
using PieBot.Core.Runs;
using PieBot.Testing.Scripted;

namespace PieBot.Core.Tests.Engine.Checks;

/// <summary>What goes on at once while a candidate's tests run.</summary>
public sealed class CandidateGateTests
{
    private const string Source = """
        member join
          takes 900
          note plain
          gives 5
        end

        """;

    private const string Tests = "test joins calls join expects 5\n";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task The_calls_of_a_candidate_are_noted_while_its_tests_run()
    {
        var (observed, marked) = (new TaskCompletionSource(), false);
        var observations = 0;

        var verdicts = await VerifyAsync(
            async step =>
            {
                marked |= step == "build Marked";
                if (step == "build Observed")
                {
                    observations++;
                    observed.TrySetResult();
                }
                // The tests that tell whether it passes.
                else if (marked && step.StartsWith("cover ", StringComparison.Ordinal))
                {
                    marked = false;
                    await observed.Task.WaitAsync(Patience);
                }
            },
            ("takes 900", "takes 100")
        );

        Assert.Equal(VerdictKind.Faster, Assert.Single(verdicts).Kind);
        // The baseline twice, and the candidate: what was noted meanwhile is not noted again.
        Assert.Equal(3, observations);
    }

    [Fact]
    public async Task Where_its_tests_fail_it_is_out_whatever_its_calls_show()
    {
        var verdicts = await VerifyAsync(
            _ => Task.CompletedTask,
            ("takes 900", "takes 100"),
            ("gives 5", "gives 6")
        );

        Assert.Equal(VerdictKind.TestsFailed, Assert.Single(verdicts).Kind);
    }

    [Fact]
    public async Task What_one_candidate_shows_is_not_taken_for_another()
    {
        using var repository = await ScriptedRepository.CreateAsync(Source, Tests);

        var verdicts = await VerifyAsync(
            repository,
            _ => Task.CompletedTask,
            repository.Edit("c-1", "join", ("takes 900", "takes 100"), ("gives 5", "gives 6")),
            repository.Edit("c-2", "join", ("takes 900", "takes 110"), ("note plain", "leaves x")),
            repository.Edit("c-3", "join", ("takes 900", "takes 120"))
        );

        Assert.Equal(
            [VerdictKind.TestsFailed, VerdictKind.BehavesDifferently, VerdictKind.Faster],
            verdicts.OrderBy(one => one.CandidateId).Select(one => one.Kind)
        );
    }

    private static async Task<IReadOnlyList<Verdict>> VerifyAsync(
        Func<string, Task> step,
        params (string Words, string Becomes)[] edit
    )
    {
        using var repository = await ScriptedRepository.CreateAsync(Source, Tests);
        return await VerifyAsync(repository, step, repository.Edit("c", "join", edit));
    }

    private static async Task<IReadOnlyList<Verdict>> VerifyAsync(
        ScriptedRepository repository,
        Func<string, Task> step,
        params IReadOnlyList<Candidate> candidates
    )
    {
        using var folder = new TemporaryFolder();
        return await repository.VerifyAsync(
            repository.Propose(candidates),
            new(folder.Path),
            step: step
        );
    }
}
