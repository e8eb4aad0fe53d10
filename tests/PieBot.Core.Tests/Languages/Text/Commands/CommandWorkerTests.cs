using PieBot.Core.Configuration;
using PieBot.Core.Languages.Text.Commands;
using PieBot.Core.Languages.Workers;
using PieBot.Core.Processes;
using PieBot.Workers;

namespace PieBot.Core.Tests.Languages.Text.Commands;

/// <summary>A real worker that runs a real shell.</summary>
public sealed class CommandWorkerTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Counts_the_processor_time_of_children_and_not_what_they_wait()
    {
        const string busy = "i=0; while [ $i -lt 60000 ]; do i=$((i+1)); done";
        var (_, waiting) = await RunAsync(new($"sleep 0.3; true"));
        var (_, working) = await RunAsync(new($"sh -c '{busy}'; true"));

        Assert.True(waiting!.WallNanoseconds > 300e6);
        Assert.True(waiting.TestNanoseconds < 0.5 * waiting.WallNanoseconds);
        Assert.True(working!.TestNanoseconds > 5e6);
    }

    [Theory]
    [InlineData(
        "echo 'a: 20 ms'; echo 'b: 80 ms'",
        nameof(TimesFrom.Regex),
        @"^(?<name>\w): (?<time>\d+) ms",
        null,
        "ms",
        "a b",
        40e6
    )]
    [InlineData(
        "echo took 1.5",
        nameof(TimesFrom.Regex),
        @"took ([\d.]+)",
        null,
        "s",
        "time",
        1.5e9
    )]
    [InlineData(
        """echo '{"all":[{"t":3}]}' > t.json""",
        nameof(TimesFrom.Json),
        "all.0.t",
        "t.json",
        "us",
        "all.0.t",
        3e3
    )]
    [InlineData(
        """mkdir -p r && echo '{"Benchmarks":[{"FullName":"A.B","Statistics":{"Mean":123.0}},{"FullName":"A.C","Statistics":null}]}' > r/x.json""",
        nameof(TimesFrom.BenchmarkDotNet),
        null,
        "r/**/*.json",
        "s",
        "A.B",
        123
    )]
    [InlineData(
        """echo '{"benchmarks":[{"name":"f","run_type":"iteration","cpu_time":2,"time_unit":"us"},{"name":"f_mean","run_type":"aggregate","cpu_time":9,"time_unit":"us"}]}'""",
        nameof(TimesFrom.GoogleBenchmark),
        null,
        null,
        "s",
        "f",
        2e3
    )]
    [InlineData(
        """echo '{"benchmarks":[{"fullname":"t.py::a","stats":{"mean":0.25}}]}'""",
        nameof(TimesFrom.PytestBenchmark),
        null,
        null,
        "s",
        "t.py::a",
        0.25e9
    )]
    [InlineData(
        """echo '{"results":[{"command":"ls","mean":0.5}]}'""",
        nameof(TimesFrom.Hyperfine),
        null,
        null,
        "s",
        "ls",
        0.5e9
    )]
    public async Task Takes_the_times_that_a_command_tells(
        string line,
        string from,
        string? pattern,
        string? files,
        string unit,
        string names,
        double nanoseconds
    )
    {
        var (tests, reply) = await RunAsync(
            new(line, Enum.Parse<TimesFrom>(from), pattern, files, unit)
        );

        Assert.Equal(names.Split(' '), tests);
        Assert.Equal(nanoseconds, reply!.TestNanoseconds, nanoseconds / 100);
        Assert.Empty(reply.Failed);
    }

    [Theory]
    [InlineData("echo broken >&2; exit 3", nameof(TimesFrom.Cpu), null, "exit code 3: broken")]
    [InlineData("echo nothing", nameof(TimesFrom.Regex), @"took (\d+)", "no times were found")]
    [InlineData("echo took 0", nameof(TimesFrom.Regex), @"took (\d+)", "no time above 0")]
    [InlineData("echo '{'", nameof(TimesFrom.Json), "a", "JSON cannot be read")]
    [InlineData("echo '{}'", nameof(TimesFrom.Json), "a.b", "has no a.b")]
    public async Task Says_why_there_is_no_time(
        string line,
        string from,
        string? pattern,
        string words
    )
    {
        using var folder = new TemporaryFolder();
        await using var worker = Start(folder, new(line, Enum.Parse<TimesFrom>(from), pattern));

        var answer = await worker.DiscoverAsync(Token);

        Assert.Null(answer.Reply);
        Assert.Contains(words, answer.Fault, StringComparison.Ordinal);
    }

    private static async Task<(IReadOnlyList<string> Tests, RunReply? Reply)> RunAsync(
        TimedCommand command
    )
    {
        using var folder = new TemporaryFolder();
        await using var worker = Start(folder, command);
        var found = await worker.DiscoverAsync(Token);
        Assert.True(found.Reply is not null, found.Fault);
        Assert.True(found.Reply.NewProcess);
        var names = found.Reply.Tests.Select(test => test.Id).ToList();
        var first = await worker.RunAsync(names, 1, ProbeClock.Wall, Token);
        var again = await worker.RunAsync(names, 2, ProbeClock.Wall, Token);
        Assert.Equal(2, again.Reply!.MemberCalls);
        return (names, first.Reply);
    }

    private static IWorker Start(TemporaryFolder folder, TimedCommand command)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("These command lines are for a Unix shell.");
        }

        var work = Directory.CreateDirectory(Path.Combine(folder.Path, "work")).FullName;
        return new CommandSuite(
            new("it", PathRules.Any, [], false, "true", null, command),
            work,
            TimeSpan.FromMinutes(1)
        ).Start(new(new Confinement(folder.Path, new())));
    }
}
