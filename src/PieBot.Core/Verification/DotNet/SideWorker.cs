using PieBot.Processes;
using PieBot.Timing;
using PieBot.Verification.DotNet.Workers;
using PieBot.Workers;

namespace PieBot.Verification.DotNet;

/// <summary>What a side spent in all its warm rounds, in nanoseconds.</summary>
/// <param name="Wall">Of whole rounds, framework included.</param>
/// <param name="Metric">In the metric.</param>
internal readonly record struct Spent(double Wall, double Metric)
{
    public Spent Add(Spent other) => new(Wall + other.Wall, Metric + other.Metric);
}

/// <summary>A worker of one side that runs the timed tests and gives rounds.</summary>
internal sealed class SideWorker : IAsyncDisposable
{
    // The runtime compiles a precompiled method of the framework anew after eight calls (see WorkerEnvironment).
    private const int LeastWarm = 12;
    private const double LeastWarmNanoseconds = 60e6;
    private const double MostWarmNanoseconds = 0.6e9;

    private readonly TimedPair _pair;
    private readonly Worker _worker;

    private SideWorker(TimedPair pair, Side side, Worker worker)
    {
        _pair = pair;
        Side = side;
        _worker = worker;
    }

    public Side Side { get; }

    /// <summary>The very first repetition.</summary>
    public Round Cold { get; private set; }

    public Spent Spent { get; private set; }

    /// <summary>Wall time of a call of the member, one a warm round: holds the thread's clock to account.</summary>
    public List<double> MemberWall { get; } = [];

    /// <summary>Starts a worker, has it run the tests once, cold, and then warm up.</summary>
    public static async Task<(SideWorker? Worker, TimingFault? Fault)> StartAsync(
        TimedPair pair,
        Side side,
        CancellationToken cancellationToken
    )
    {
        var worker = new SideWorker(
            pair,
            side,
            Worker.Start(
                new(pair.Project(side).Assembly, ChildEnvironment.ForTests(pair.Scratch))
                {
                    Timeout = pair.Timeout,
                    // What is run once only is to run as it does in production: cold.
                    Steady = pair.Coverage.Repetition == Repetition.InProcess,
                }
            )
        );
        var discovered = await worker
            ._worker.DiscoverAsync(cancellationToken)
            .ConfigureAwait(false);
        var (cold, fault) = discovered.Reply is null
            ? (null, new TimingFault(side, discovered.Fault!, discovered.TimedOut, []))
            : await worker.RunAsync(1, cancellationToken).ConfigureAwait(false);
        if (cold is not null && pair.Coverage.Repetition == Repetition.InProcess)
        {
            fault = await worker.WarmAsync(cancellationToken).ConfigureAwait(false);
        }

        if (cold is { } round && fault is null)
        {
            worker.Cold = round;
            worker.Spent = new();
            worker.MemberWall.Clear();
            return (worker, null);
        }

        await worker.DisposeAsync().ConfigureAwait(false);
        return (null, fault);
    }

    /// <summary>Binds the worker to the processor that both sides share.</summary>
    public void Pin()
    {
        if (Pinning.Core is { } core)
        {
            _worker.Pin(core);
        }
    }

    public async Task<(Round? Round, TimingFault? Fault)> RunAsync(
        int repetitions,
        CancellationToken cancellationToken
    )
    {
        var answer = await _worker
            .RunAsync(_pair.Coverage.Timed, repetitions, _pair.ThreadClock, cancellationToken)
            .ConfigureAwait(false);
        if (answer.Reply is not { } reply)
        {
            return (null, new(Side, answer.Fault!, answer.TimedOut, []));
        }

        if (reply.Failed.Count > 0)
        {
            return (null, new(Side, "tests fail when repeated", false, reply.Failed));
        }

        var round = ToRound(reply, repetitions);
        Spent = Spent.Add(new(round.WallNanoseconds, round.Nanoseconds));
        MemberWall.Add((double)reply.MemberWallNanoseconds / reply.MemberCalls);
        return (round, null);
    }

    // Until the runtime has compiled for good what the tests call. Both sides warm up at once.
    private async Task<TimingFault?> WarmAsync(CancellationToken cancellationToken)
    {
        var spent = 0.0;
        for (
            var done = 0;
            spent < MostWarmNanoseconds && (done < LeastWarm || spent < LeastWarmNanoseconds);

        )
        {
            var (round, fault) = await RunAsync(LeastWarm / 4, cancellationToken)
                .ConfigureAwait(false);
            if (round is not { } known)
            {
                return fault;
            }

            spent += known.WallNanoseconds;
            done += LeastWarm / 4;
        }

        return null;
    }

    public ValueTask DisposeAsync() => _worker.DisposeAsync();

    private Round ToRound(RunReply reply, int repetitions) =>
        _pair.Metric == Metric.Member
            ? new(reply.MemberCalls, reply.MemberNanoseconds, reply.WallNanoseconds)
            // Some frameworks report no durations of their own.
            : new(
                repetitions,
                reply.TestNanoseconds > 0 ? reply.TestNanoseconds : reply.ProcessCpuNanoseconds,
                reply.WallNanoseconds
            );
}
