using PieBot.Core;
using PieBot.Core.Changes;
using PieBot.Core.Processes;
using PieBot.Core.Proposals;
using PieBot.Core.Runs;
using PieBot.Tests.Reports;
using PieBot.Tool.Commands;
using PieBot.Tool.Console;
using Spectre.Console.Testing;

namespace PieBot.Tests.Reviewing;

public sealed class ReviewTests : IDisposable
{
    private const string Hostile = "see \u001b[2J\u001b]0;pwned\a \u202e it";

    private readonly string _root = Directory.CreateTempSubdirectory("piebot-review-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task What_is_accepted_is_applied_and_what_is_rejected_is_not()
    {
        var run = await RepositoryAsync();

        var shown = await ReviewAsync(run, ConsoleKey.A, ConsoleKey.R, ConsoleKey.Y);

        Assert.Equal("one\nFAST\nthree\nfour\n", await FileAsync());
        Assert.Contains("- two", shown, StringComparison.Ordinal);
        Assert.Contains("+ FAST", shown, StringComparison.Ordinal);
        Assert.Contains("2.00× (1.80–2.20)", shown, StringComparison.Ordinal);
        Assert.Contains("1 rejected, 1 applied", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_can_be_left_and_goes_on_with_what_is_open()
    {
        var run = await RepositoryAsync();

        await ReviewAsync(run, ConsoleKey.A, ConsoleKey.Q);
        Assert.Equal("one\ntwo\nthree\nfour\n", await FileAsync());
        var shown = await ReviewAsync(run, ConsoleKey.A, ConsoleKey.Y);

        Assert.DoesNotContain("1 of 2", shown, StringComparison.Ordinal);
        Assert.Contains("2 of 2", shown, StringComparison.Ordinal);
        Assert.Equal("one\nFAST\nNEXT\nfour\n", await FileAsync());
    }

    [Fact]
    public async Task A_decision_can_be_taken_back()
    {
        var run = await RepositoryAsync();

        await ReviewAsync(
            run,
            ConsoleKey.A,
            ConsoleKey.LeftArrow,
            ConsoleKey.U,
            ConsoleKey.RightArrow,
            ConsoleKey.A,
            ConsoleKey.B,
            ConsoleKey.S,
            ConsoleKey.Y
        );

        Assert.Equal("one\ntwo\nNEXT\nfour\n", await FileAsync());
        Assert.Equal(Choice.Open, run.ReadDecisions()["c-fast"].Choice);
        Assert.Equal(Choice.Applied, run.ReadDecisions()["c-next"].Choice);
    }

    [Fact]
    public async Task Nothing_is_applied_unless_it_is_asked_for()
    {
        var run = await RepositoryAsync();

        await ReviewAsync(run, ConsoleKey.A, ConsoleKey.A, ConsoleKey.N);

        Assert.Equal("one\ntwo\nthree\nfour\n", await FileAsync());
        Assert.Equal(Choice.Accepted, run.ReadDecisions()["c-next"].Choice);
    }

    [Fact]
    public async Task A_file_that_has_changed_since_is_left_alone_and_the_decisions_are_kept()
    {
        var run = await RepositoryAsync();
        await File.WriteAllTextAsync(
            Path.Combine(_root, "A.cs"),
            "other\n",
            TestContext.Current.CancellationToken
        );

        var fault = await Assert.ThrowsAsync<UserErrorException>(() =>
            ReviewAsync(run, ConsoleKey.A, ConsoleKey.A, ConsoleKey.Y)
        );

        Assert.Contains("has changed since", fault.Message, StringComparison.Ordinal);
        Assert.Equal(Choice.Accepted, run.ReadDecisions()["c-fast"].Choice);
    }

    [Fact]
    public async Task Text_from_outside_steers_no_terminal()
    {
        var run = await RepositoryAsync(Hostile);

        var shown = await ReviewAsync(run, ConsoleKey.Q);
        var (_, printed) = await RunAsync("review", run.Path);

        foreach (var text in (string[])[shown, printed])
        {
            Assert.Contains(
                "see <U+001B>[2J<U+001B>]0;pwned<U+0007> <U+202E> it",
                text,
                StringComparison.Ordinal
            );
            Assert.DoesNotContain("\u001b]", text, StringComparison.Ordinal);
            Assert.DoesNotContain("\u202e", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Without_a_terminal_it_prints_the_list_with_what_is_decided()
    {
        var run = await RepositoryAsync();
        run.AppendDecision(new("c-next", Choice.Rejected, DateTimeOffset.UnixEpoch));

        var (exit, text) = await RunAsync("review", run.Path);
        var (_, all) = await RunAsync("review", run.Path, "--all");

        Assert.Equal(0, exit);
        Assert.Contains("1 of 2: open", text, StringComparison.Ordinal);
        Assert.Contains("2 of 2: rejected", text, StringComparison.Ordinal);
        Assert.Contains("+ FAST", text, StringComparison.Ordinal);
        Assert.DoesNotContain("c-slow", text, StringComparison.Ordinal);
        Assert.Contains("c-slow", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_newest_run_of_the_checkout_is_taken_when_none_is_named()
    {
        await RepositoryAsync();

        var (exit, text) = await RunAsync("review", "--repo", _root);

        Assert.Equal(0, exit);
        Assert.Contains("+ FAST", text, StringComparison.Ordinal);
    }

    // Two candidates that proved faster and one that did not, for a file of four lines.
    private async Task<RunFolder> RepositoryAsync(string because = "because")
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await new Git(_root).RunAsync(["init", "-q"], cancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(_root, "A.cs"),
            "one\ntwo\nthree\nfour\n",
            cancellationToken
        );
        var run = Sample.Write(Path.Combine(_root, ".piebot", "runs", "20260101-000000-bbbbbbb"));
        var proposals = run.ReadProposals();
        var slow = proposals.Candidates.Single(one => one.Id == "c-slow");
        run.WriteProposals(
            proposals with
            {
                Candidates =
                [
                    slow,
                    Of("c-fast", new("A.cs", new(2, 2), "two", "FAST")),
                    Of("c-next", new("A.cs", new(3, 3), "three", "NEXT")),
                ],
            }
        );
        var fast = run.ReadVerdicts().Single(one => one.CandidateId == "c-fast");
        run.AppendVerdict(
            fast with
            {
                CandidateId = "c-next",
                Measurement = fast.Measurement! with { Speedup = new(1.5) },
            }
        );
        return run;

        Candidate Of(string id, Edit edit) =>
            slow with
            {
                Id = id,
                Edits = [edit],
                Rationale = because,
            };
    }

    private async Task<string> ReviewAsync(RunFolder run, params ConsoleKey[] keys)
    {
        using var console = new TestConsole();
        console.Profile.Width = 120;
        foreach (var key in keys)
        {
            console.Input.PushKey(key);
        }

        await ReviewCommand.AskAsync(
            new Screen(TextWriter.Null, TextWriter.Null),
            console,
            run,
            _root,
            TestContext.Current.CancellationToken
        );
        return console.Output;
    }

    private async Task<string> FileAsync() =>
        await File.ReadAllTextAsync(
            Path.Combine(_root, "A.cs"),
            TestContext.Current.CancellationToken
        );

    private static async Task<(int Exit, string Output)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        var exit = await CommandLine.RunAsync(
            args,
            output,
            TextWriter.Null,
            TestContext.Current.CancellationToken
        );
        return (exit, output.ToString());
    }
}
