using System.Globalization;
using PieBot.Core.Runs;
using PieBot.Testing.Scripted;

namespace PieBot.Core.Tests.Engine.Sides;

/// <summary>Which tests reach which members is found by one run of all tests, not by one a member.</summary>
public sealed class ReachMatrixTests
{
    private const int Others = 400;

    private const string Source = """
        member join
          takes 900
          gives 5
        end
        member twice
          takes 900
          gives 6
        end

        """;

    [Theory]
    [InlineData("test joins calls join expects 5\ntest twice calls twice expects 6\n", 402, 1)]
    // What passes only after another is looked for among all tests, as if nothing were known.
    [InlineData("test joins calls join expects 5\ntest twice after joins calls twice\n", 402, 2)]
    public async Task All_tests_are_run_once_for_all_members(string tests, int all, int times)
    {
        using var repository = await ScriptedRepository.CreateAsync(Source, tests + Many());
        using var folder = new TemporaryFolder();
        var covers = new List<int>();

        var verdicts = await repository.VerifyAsync(
            repository.Propose(
                repository.Edit("join", "join", ("takes", "takes 100")),
                repository.Edit("twice", "twice", ("takes", "takes 100"))
            ),
            new RunFolder(folder.Path),
            step: step =>
            {
                if (step.StartsWith("cover ", StringComparison.Ordinal))
                {
                    covers.Add(int.Parse(step["cover ".Length..], CultureInfo.InvariantCulture));
                }

                return Task.CompletedTask;
            }
        );

        Assert.All(verdicts, verdict => Assert.NotEqual(VerdictKind.NotCovered, verdict.Kind));
        Assert.Equal(times, covers.Count(tried => tried == all));
        Assert.All(covers, tried => Assert.True(tried == all || tried <= 2, $"{tried}"));
    }

    [Fact]
    public async Task What_no_test_reaches_costs_no_run_and_a_resumed_run_knows_it()
    {
        using var repository = await ScriptedRepository.CreateAsync(
            Source,
            "test joins calls join expects 5\n" + Many()
        );
        using var folder = new TemporaryFolder();
        var run = new RunFolder(folder.Path);
        var proposals = repository.Propose(
            repository.Edit("join", "join", ("takes", "takes 100")),
            repository.Edit("twice", "twice", ("takes", "takes 100"))
        );
        await Assert.ThrowsAsync<TimeoutException>(() =>
            repository.VerifyAsync(
                proposals,
                run,
                step: step =>
                    step == "build Probed" ? throw new TimeoutException() : Task.CompletedTask
            )
        );
        Assert.Equal(["join", "twice"], run.ReadReached().Select(one => one.Member).Order());
        var steps = new List<string>();

        var verdicts = await repository.VerifyAsync(
            proposals,
            run,
            step: step =>
            {
                steps.Add(step);
                return Task.CompletedTask;
            }
        );

        Assert.DoesNotContain($"cover {Others + 1}", steps);
        Assert.Equal(
            VerdictKind.NotCovered,
            verdicts.Single(verdict => verdict.CandidateId == "twice").Kind
        );
        Assert.Equal(
            VerdictKind.Faster,
            verdicts.Single(verdict => verdict.CandidateId == "join").Kind
        );
    }

    private static string Many() =>
        string.Concat(Enumerable.Range(1, Others).Select(test => $"test other{test} calls\n"));
}
