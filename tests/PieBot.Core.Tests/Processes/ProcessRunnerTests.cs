using System.Diagnostics;
using PieBot.Core.Processes;

namespace PieBot.Core.Tests.Processes;

public sealed class ProcessRunnerTests
{
    private static readonly string Dummy = Path.Combine(
        AppContext.BaseDirectory,
        OperatingSystem.IsWindows() ? "PieBot.Dummy.exe" : "PieBot.Dummy"
    );

    [Fact]
    public async Task Gives_output_and_exit_code()
    {
        Assert.Equal("a b", (await RunAsync("echo", "a", "b")).Output.Trim());
        var error = await RunAsync("error", "3");
        Assert.Equal(
            (3, "to standard error", false),
            (error.ExitCode, error.Error.Trim(), error.Succeeded)
        );
    }

    [Fact]
    public async Task A_child_with_an_environment_of_its_own_sees_nothing_else()
    {
        Environment.SetEnvironmentVariable("PIEBOT_TEST_SECRET", "s3cr3t");
        try
        {
            var result = await ProcessRunner.RunAsync(
                Request("environment") with
                {
                    Environment = new Dictionary<string, string> { ["ONLY"] = "this" },
                },
                TestContext.Current.CancellationToken
            );

            Assert.Contains("ONLY=this", result.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("s3cr3t", result.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("PATH=", result.Output, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable("PIEBOT_TEST_SECRET", null);
        }
    }

    [Fact]
    public async Task Keeps_the_end_of_a_flood()
    {
        var result = await ProcessRunner.RunAsync(
            Request("flood", "50000") with
            {
                OutputLimit = 1000,
            },
            TestContext.Current.CancellationToken
        );

        Assert.EndsWith("line 2\nline 1\n", result.Output, StringComparison.Ordinal);
        Assert.InRange(result.Output.Length, 500, 1000);
    }

    [Fact]
    public async Task A_time_out_kills_the_whole_tree()
    {
        var result = await ProcessRunner.RunAsync(
            Request("parent") with
            {
                Timeout = TimeSpan.FromSeconds(3),
            },
            TestContext.Current.CancellationToken
        );

        Assert.True(result.TimedOut);
        AssertChildIsGone(result);
    }

    [Fact]
    public async Task Cancellation_is_not_swallowed()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromSeconds(1));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            ProcessRunner.RunAsync(Request("hang"), source.Token)
        );
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_an_error_that_says_what_to_do()
    {
        var fault = await Assert.ThrowsAsync<UserErrorException>(() =>
            ProcessRunner.RunAsync(
                new("no-such-program", [], Path.GetTempPath()),
                TestContext.Current.CancellationToken
            )
        );

        Assert.Contains("Install it, or put it on PATH", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_outlives_a_confined_process_is_killed_and_not_waited_for()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "processes are found through /proc");
        var result = await ProcessRunner.RunAsync(
            Request("orphan") with
            {
                Limits = new(),
                Timeout = TimeSpan.FromMinutes(2),
            },
            TestContext.Current.CancellationToken
        );

        Assert.True(result.Succeeded);
        AssertChildIsGone(result);
    }

    [Theory]
    [InlineData("unbroken", "printed more than 8 million characters")]
    [InlineData("hoards", "used more than 300 MiB of memory")]
    public async Task A_broken_limit_ends_the_tree_and_is_named(string what, string words)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "limits are kept on Linux alone");
        var result = await ProcessRunner.RunAsync(
            Request(what) with
            {
                Limits = new() { Memory = 300 << 20, Output = 8 << 20 },
                Timeout = TimeSpan.FromMinutes(2),
            },
            TestContext.Current.CancellationToken
        );

        Assert.False(result.Succeeded);
        Assert.False(result.TimedOut);
        Assert.StartsWith(words, result.Breach, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_kernel_refuses_one_process_more_memory_than_it_may_use()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "limits are kept on Linux alone");
        var result = await ProcessRunner.RunAsync(
            Request("hoard") with
            {
                Limits = new() { Memory = 400 << 20 },
                Timeout = TimeSpan.FromMinutes(2),
            },
            TestContext.Current.CancellationToken
        );

        Assert.False(result.Succeeded);
        Assert.False(result.TimedOut);
        Assert.True(
            result.Breach is not null
                || result.Error.Contains("OutOfMemory", StringComparison.Ordinal)
                || result.Error.Contains("Out of memory", StringComparison.Ordinal),
            result.Error
        );
    }

    private static Task<ProcessResult> RunAsync(params string[] arguments) =>
        ProcessRunner.RunAsync(Request(arguments), TestContext.Current.CancellationToken);

    private static ProcessRequest Request(params string[] arguments) =>
        new(Dummy, arguments, Path.GetTempPath());

    private static void AssertChildIsGone(ProcessResult result)
    {
        var child = int.Parse(result.Output, System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(IsGone(child), $"process {child} lives on");
    }

    private static bool IsGone(int id)
    {
        try
        {
            // The system may take a moment to forget a killed process.
            using var process = Process.GetProcessById(id);
            return process.WaitForExit(TimeSpan.FromSeconds(10));
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}
