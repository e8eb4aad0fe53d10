using PieBot.Core.Engine.Trials;
using PieBot.Core.Runs;
using PieBot.Core.Timing;
using PieBot.Testing.Scripted;

namespace PieBot.Core.Tests.Engine.Trials;

/// <summary>What a worker does before it is timed.</summary>
public sealed class SideWorkerTests
{
    private const double Millisecond = 1e6;

    [Theory]
    // After the cold one rounds of three repetitions or more, as they are short: twelve at least, 30 ms at least, and no more
    // once it took 0.6 s.
    [InlineData(20 * Millisecond, 1 + 4)]
    [InlineData(1 * Millisecond, 1 + 3)]
    [InlineData(0.01 * Millisecond, 1 + 6)]
    [InlineData(300 * Millisecond, 1 + 1)]
    [InlineData(100 * Millisecond, 1 + 2)]
    public async Task It_warms_up_until_all_is_compiled_for_good(double each, int expected) =>
        Assert.Equal(expected, await RepeatedAsync(each, Repetition.InProcess));

    [Theory]
    [InlineData(nameof(Repetition.OncePerProcess))]
    [InlineData(nameof(Repetition.NewProcess))]
    public async Task What_runs_once_a_process_does_not_warm_up(string repetition) =>
        Assert.Equal(1, await RepeatedAsync(Millisecond, Enum.Parse<Repetition>(repetition)));

    private static async Task<int> RepeatedAsync(double each, Repetition repetition)
    {
        var repeated = 0;
        var suite = new ScriptedSuite(
            () => new() { Nanoseconds = each },
            step: step =>
            {
                repeated += step == "repeat" ? 1 : 0;
                return Task.CompletedTask;
            }
        );
        var (worker, fault) = await SideWorker.StartAsync(
            ScriptedEngine.Pair(suite, suite, repetition),
            Side.Baseline,
            null,
            TestContext.Current.CancellationToken
        );
        Assert.Null(fault);
        await worker!.DisposeAsync();
        return repeated;
    }
}
