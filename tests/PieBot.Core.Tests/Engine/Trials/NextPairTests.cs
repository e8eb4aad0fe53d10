using PieBot.Core.Engine.Trials;
using PieBot.Core.Runs;
using PieBot.Core.Timing;
using PieBot.Testing.Scripted;

namespace PieBot.Core.Tests.Engine.Trials;

public sealed class NextPairTests
{
    private readonly Log _log = new();

    [Fact]
    public async Task The_next_trial_takes_the_workers_that_were_started_for_it()
    {
        var pair = Pair();
        await using var next = new NextPair(new(1), spare: true);

        await next.StartAsync(pair, 2, TestContext.Current.CancellationToken);
        Assert.Equal(2, _log.Started);
        await TakeAsync(next, pair, 2);

        Assert.Equal(2, _log.Started);
    }

    [Theory]
    [InlineData(true, 3)]
    [InlineData(false, 2)]
    public async Task What_was_started_for_another_trial_is_ended(bool samePair, int trial)
    {
        var pair = Pair();
        await using var next = new NextPair(new(1), spare: true);

        await next.StartAsync(pair, 2, TestContext.Current.CancellationToken);
        await TakeAsync(next, samePair ? pair : Pair(), trial);

        // Each is ended once, which the workers themselves look at.
        Assert.Equal((4, 4), (_log.Started, _log.Ended));
    }

    [Fact]
    public async Task What_was_started_and_is_not_taken_is_ended()
    {
        await using (var next = new NextPair(new(1), spare: true))
        {
            await next.StartAsync(Pair(), 2, TestContext.Current.CancellationToken);
        }

        Assert.Equal((2, 2), (_log.Started, _log.Ended));
    }

    [Theory]
    [InlineData(nameof(Repetition.InProcess), false)]
    [InlineData(nameof(Repetition.OncePerProcess), true)]
    [InlineData(nameof(Repetition.NewProcess), true)]
    [InlineData(nameof(Repetition.WholeProgram), true)]
    public async Task Nothing_starts_where_no_processor_is_idle_or_the_start_itself_is_timed(
        string repetition,
        bool spare
    )
    {
        await using var next = new NextPair(new(1), spare);

        await next.StartAsync(
            Pair(Enum.Parse<Repetition>(repetition)),
            2,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(0, _log.Started);
    }

    [Fact]
    public async Task Workers_that_did_not_start_meanwhile_are_started_once_more()
    {
        var pair = Pair();
        await using var next = new NextPair(new(1), spare: true);

        _log.Fault = "no answer within 5 s";
        await next.StartAsync(pair, 2, TestContext.Current.CancellationToken);
        _log.Fault = null;
        await TakeAsync(next, pair, 2);

        Assert.Equal((4, 4), (_log.Started, _log.Ended));
    }

    [Fact]
    public async Task A_run_that_is_stopped_leaves_no_worker()
    {
        using var stop = new CancellationTokenSource();
        var next = new NextPair(new(1), spare: true);
        _log.Hold = new();

        await next.StartAsync(Pair(), 2, stop.Token);
        await stop.CancelAsync();
        _log.Hold.SetCanceled(stop.Token);
        await next.DisposeAsync();

        Assert.Equal((2, 2), (_log.Started, _log.Ended));
    }

    private static async Task TakeAsync(NextPair next, TimedPair pair, int trial)
    {
        var (workers, fault) = await next.TakeAsync(
            pair,
            trial,
            TestContext.Current.CancellationToken
        );
        Assert.Null(fault);
        await workers!.DisposeAsync();
    }

    private TimedPair Pair(Repetition repetition = Repetition.InProcess)
    {
        var suite = new ScriptedSuite(
            () => new() { WorkerFault = _log.Fault },
            step: _ => _log.Hold?.Task ?? Task.CompletedTask,
            watch: started => _ = started ? _log.Started++ : _log.Ended++
        );
        return new(
            suite,
            suite,
            new(["Work.Do"], suite.Name, ["test"], ["test"], repetition, ThreadClock: false),
            Metric.Member,
            new(Path.GetTempPath(), new()),
            TimeSpan.FromSeconds(5)
        );
    }

    private sealed class Log
    {
        public int Started { get; set; }

        public int Ended { get; set; }

        public string? Fault { get; set; }

        public TaskCompletionSource? Hold { get; set; }
    }
}
