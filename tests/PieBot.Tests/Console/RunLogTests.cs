using System.Text.Json;
using System.Text.RegularExpressions;
using PieBot.Core.Processes;
using PieBot.Core.Runs;
using PieBot.Tests.Setup;
using PieBot.Tool.Commands;
using PieBot.Tool.Console;

namespace PieBot.Tests.Console;

[Collection(ProcessEnvironment.Name)]
public sealed class RunLogTests : IDisposable
{
    private const string Key = "sk-0123456789abcdef";

    private readonly string _folder = Directory.CreateTempSubdirectory("piebot-log-").FullName;

    private string LogFile => Path.Combine(_folder, "sub", "run.jsonl");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_verdict_is_a_line_with_its_candidate()
    {
        var log = new RunLog(
            LogFile,
            "run",
            TimeProvider.System,
            text => text.Replace("hush", "***", StringComparison.Ordinal),
            TextWriter.Null
        );

        log.Report(new("measure", "trial 3", 0, 2));
        log.Report(
            new(
                "confirm",
                "",
                1,
                2,
                new("c-1", VerdictKind.NotFaster, "hush: no gain", null, null, TimeSpan.Zero)
            )
        );

        var lines = Lines();
        Assert.Equal(["start", "measure", "confirm"], lines.Select(line => Text(line, "stage")));
        Assert.False(lines[1].TryGetProperty("verdict", out _));
        Assert.Equal(
            ("c-1", "NotFaster", "***: no gain", "info", 1, 2),
            (
                Text(lines[2], "candidate"),
                Text(lines[2], "verdict"),
                Text(lines[2], "message"),
                Text(lines[2], "level"),
                lines[2].GetProperty("done").GetInt32(),
                lines[2].GetProperty("total").GetInt32()
            )
        );
        Assert.All(
            lines,
            line => Assert.Equal(TimeSpan.Zero, line.GetProperty("time").GetDateTimeOffset().Offset)
        );
    }

    [Fact]
    public async Task Propose_tells_and_logs_its_steps_and_adds_to_what_is_there()
    {
        using var repository = await BranchAsync();
        string[] options = ["propose", "--repo", repository.Root, "--verbose", "--log", LogFile];

        var (exit, error) = await RunAsync(options);
        var first = Lines();
        await RunAsync(options);

        Assert.Equal(0, exit);
        Assert.Matches(
            new Regex(@"^ +\d+\.\d s  changes: reading the diff", RegexOptions.Multiline),
            error
        );
        Assert.Equal("start", Text(first[0], "stage"));
        Assert.Contains(first, line => Text(line, "message") == "reading the diff");
        Assert.Equal(
            ("end", "exit code 0"),
            (Text(first[^1], "stage"), Text(first[^1], "message"))
        );
        Assert.Equal(2 * first.Count, Lines().Count);
    }

    [Fact]
    public async Task A_fault_is_logged_without_the_keys_of_the_environment()
    {
        using var repository = await BranchAsync();
        const string token = "ghs_0123456789abcdef";
        Environment.SetEnvironmentVariable("OPENAI_API_KEY", Key);
        Environment.SetEnvironmentVariable("PIEBOT_TEST_TOKEN", token);
        try
        {
            var (exit, error) = await RunAsync(
                "propose",
                "--repo",
                repository.Root,
                "--base",
                $"{Key}-{token}",
                "--log",
                LogFile
            );

            Assert.Equal(ExitCode.BadInput, exit);
            // Else nothing would be shown: the fault does name them.
            Assert.Contains(Key, error, StringComparison.Ordinal);
            var text = await File.ReadAllTextAsync(LogFile, TestContext.Current.CancellationToken);
            Assert.DoesNotContain(Key, text, StringComparison.Ordinal);
            Assert.DoesNotContain(token, text, StringComparison.Ordinal);
            Assert.Equal("error", Text(Lines()[^1], "level"));
            Assert.Contains(
                "no commit '***-***'",
                Text(Lines()[^1], "message"),
                StringComparison.Ordinal
            );
        }
        finally
        {
            Environment.SetEnvironmentVariable("OPENAI_API_KEY", null);
            Environment.SetEnvironmentVariable("PIEBOT_TEST_TOKEN", null);
        }
    }

    [Theory]
    [InlineData("run")]
    [InlineData("propose")]
    [InlineData("verify", "p.json")]
    public async Task A_log_that_cannot_be_written_is_said_before_any_work(params string[] command)
    {
        var (exit, error) = await RunAsync([.. command, "--log", _folder]);

        Assert.Equal(ExitCode.BadInput, exit);
        Assert.Contains("Cannot write the log", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_that_breaks_off_does_not_end_the_work()
    {
        using var error = new StringWriter();
        var log = new RunLog(LogFile, "run", TimeProvider.System, text => text, error);
        Directory.Delete(Path.GetDirectoryName(LogFile)!, recursive: true);

        log.Report(new("build", "one", 0, 0));
        log.Report(new("build", "two", 0, 0));

        Assert.Single(error.ToString().Trim().Split('\n'));
    }

    private List<JsonElement> Lines() =>
        File.ReadAllLines(LogFile).Select(line => JsonDocument.Parse(line).RootElement).ToList();

    private static string? Text(JsonElement line, string name) =>
        line.GetProperty(name).GetString();

    private static async Task<SetupRepository> BranchAsync()
    {
        var repository = await SetupRepository.CreateAsync(("a.py", "def a():\n    return 1\n"));
        foreach (var branch in (string[])["main", "work"])
        {
            var git = new Git(repository.Root);
            await git.RunAsync(["checkout", "-q", "-B", branch], default);
            await repository.CommitAsync(branch);
            repository.Write("a.py", "def a():\n    return 2\n");
        }

        return repository;
    }

    private static async Task<(int Exit, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLine.RunAsync(
            args,
            output,
            error,
            TestContext.Current.CancellationToken
        );
        return (exit, error.ToString());
    }
}
