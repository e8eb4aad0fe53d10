using PieBot.Core.Runs;
using PieBot.Tests.Setup;
using PieBot.Tool.Commands;

namespace PieBot.Tests.Commands;

/// <summary><c>run --dry-run</c>, on a Python repository.</summary>
public sealed class RunPlanTests
{
    private const string Before = "def known(words):\n    return 0\n";

    private const string After = """
        def known(words):
            table = {"a": 1, "b": 2}
            return sum(1 for word in words if word in table.keys())

        """;

    [Fact]
    public async Task Says_what_a_run_would_do_and_does_none_of_it()
    {
        using var repository = await CreateAsync();

        var (exit, output, error) = await RunAsync(repository, "--dry-run");

        Assert.True(exit == ExitCode.Done, error);
        Assert.StartsWith(
            "1 changed member in 1 file, 1 candidate by the rules that need no build",
            output,
            StringComparison.Ordinal
        );
        Assert.Contains("  a.py: 1 member, 1 candidate", output, StringComparison.Ordinal);
        Assert.Contains(
            "not known: no earlier run here came to its end",
            output,
            StringComparison.Ordinal
        );
        // What a run tells of next.
        Assert.DoesNotContain("baseline", error, StringComparison.Ordinal);
        Assert.False(
            Directory.Exists(Path.Combine(repository.Root, ".piebot", "runs")),
            "a run was kept"
        );
    }

    [Fact]
    public async Task A_model_is_told_of_and_not_asked()
    {
        using var repository = await CreateAsync();

        var (exit, output, error) = await RunAsync(
            repository,
            "--dry-run",
            "--model",
            "some-model",
            "--endpoint",
            "http://127.0.0.1:9/v1",
            "--max-requests",
            "7"
        );

        Assert.True(exit == ExitCode.Done, error);
        Assert.Contains(
            "some-model would be asked about 1 member, 8 replies each: at most 7 requests and 500,000 tokens. Nothing was sent.",
            output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_earlier_run_tells_about_how_long_it_takes()
    {
        using var repository = await CreateAsync();
        var folder = new RunFolder(
            Path.Combine(repository.Root, ".piebot", "runs", "20260102-120000-1234567")
        );
        folder.WriteRun(
            RunRecord.Begin(new(), [], "") with
            {
                Ended = DateTimeOffset.UtcNow,
                Stages =
                [
                    new("baseline", TimeSpan.FromSeconds(20)),
                    new("measure", TimeSpan.FromSeconds(10)),
                ],
            }
        );
        folder.AppendVerdict(new("c", VerdictKind.NotFaster, "", null, null, TimeSpan.Zero));
        // A newer one that is damaged says nothing.
        repository.Write(".piebot/runs/20260103-120000-1234567/run.json", "{");

        var (exit, output, error) = await RunAsync(repository, "--dry-run");

        Assert.True(exit == ExitCode.Done, error);
        Assert.Contains(
            "with 1 candidate took 20 s, and 10 s a candidate: about 30 s for 1 candidate.",
            output,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("--apply", "")]
    [InlineData("--format", "json")]
    public async Task It_goes_with_nothing_that_would_change_or_be_read(string option, string value)
    {
        using var repository = await CreateAsync();

        var (exit, _, error) = await RunAsync(
            repository,
            ["--dry-run", option, .. value.Length > 0 ? [value] : Array.Empty<string>()]
        );

        Assert.Equal(ExitCode.BadInput, exit);
        Assert.Contains("leave out --apply and --format json", error, StringComparison.Ordinal);
    }

    private static async Task<SetupRepository> CreateAsync()
    {
        var repository = await SetupRepository.CreateAsync(
            ("a.py", Before),
            ("test_a.py", "def test_a():\n    pass\n")
        );
        await repository.CommitAsync();
        repository.Write("a.py", After);
        await repository.CommitAsync();
        return repository;
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(
        SetupRepository repository,
        params string[] options
    )
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLine.RunAsync(
            ["run", "--repo", repository.Root, "--base", "HEAD~1", .. options],
            output,
            error,
            TestContext.Current.CancellationToken
        );
        return (exit, output.ToString(), error.ToString());
    }
}
