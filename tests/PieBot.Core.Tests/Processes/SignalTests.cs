using PieBot.Core.Processes;

namespace PieBot.Core.Tests.Processes;

public sealed class SignalTests
{
    private const long Limit = 512L << 20;

    [Theory]
    [InlineData(
        137,
        null,
        "was ended by SIGKILL from outside; the machine may have run out of memory"
    )]
    [InlineData(
        137,
        true,
        "was ended by SIGKILL: the machine, or its container, ran out of memory"
    )]
    [InlineData(
        137,
        false,
        "was ended by SIGKILL from outside; it was not the kernel, for want of memory"
    )]
    [InlineData(143, true, "was ended by SIGTERM from outside")]
    [InlineData(139, true, "crashed (SIGSEGV)")]
    public void Says_what_ended_a_process(int exitCode, bool? forMemory, string words)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no signals.");

        Assert.Equal(words, (Signal.Of(exitCode)! with { ForMemory = forMemory }).Words);
    }

    // As cargo 1.95, go 1.19 and Surefire 2.22 print them, whose own exit codes are 101, 1 and 1.
    [Theory]
    [InlineData(
        "error: test failed, to rerun pass `--test a`\n\nCaused by:\n  process didn't exit successfully: `/x/a-1` (signal: 9, SIGKILL: kill)\n",
        "SIGKILL"
    )]
    [InlineData(
        "  process didn't exit successfully: `/x/a-1` (signal: 6, SIGABRT: process abort signal)",
        "SIGABRT"
    )]
    [InlineData("signal: killed\nFAIL\texample.com/a\t0.005s\n", "SIGKILL")]
    [InlineData(
        "signal: segmentation fault (core dumped)\nFAIL\texample.com/a\t0.005s\n",
        "SIGSEGV"
    )]
    [InlineData(
        "[ERROR] The forked VM terminated without saying properly goodbye\n[ERROR] Process Exit Code: 137\n",
        "SIGKILL"
    )]
    [InlineData("[ERROR] Process Exit Code: 1\n", null)]
    [InlineData("the signal: killed by nobody", null)]
    [InlineData("(signal: 99, SIG", null)]
    public void Reads_what_the_tool_between_says_of_a_test_process(string output, string? name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no signals.");

        Assert.Equal(name, Signal.Told(output)?.Name);
    }

    [Theory]
    [InlineData("memory allocation of 4294967296 bytes failed", true)]
    [InlineData("terminate called after throwing an instance of 'std::bad_alloc'", true)]
    [InlineData("fatal error: runtime: out of memory", true)]
    [InlineData("sh: fork: Cannot allocate memory", true)]
    [InlineData("java.lang.OutOfMemoryError: Java heap space", false)]
    [InlineData("assertion failed", false)]
    public void Names_the_limit_where_a_process_was_given_no_more_memory(string error, bool named)
    {
        var advice = MemoryShortage.Advice(new(101, "", error, false, TimeSpan.Zero), Limit);

        Assert.Equal(named, advice?.Contains("512 MiB", StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public void A_process_that_succeeded_lacked_nothing() =>
        Assert.Null(MemoryShortage.Advice(new(0, "", "std::bad_alloc", false, default), Limit));

    [Fact]
    public async Task The_kernels_count_tells_a_kill_from_a_lack_of_memory()
    {
        Assert.SkipWhen(MemoryShortage.Kills() is null, "The kernel does not count.");

        var run = await ProcessRunner.RunAsync(
            new("/bin/sh", ["-c", "kill -9 $$"], "/") { Limits = new() },
            TestContext.Current.CancellationToken
        );

        Assert.Equal("SIGKILL", run.Signal!.Name);
        Assert.NotNull(run.Signal.ForMemory);
    }
}
