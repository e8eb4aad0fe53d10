using MathNet.Numerics.Statistics;
using PieBot.Core.Languages.Workers;
using PieBot.Core.Runs;
using PieBot.Core.Timing;
using PieBot.Workers;

namespace PieBot.Core.Engine.Trials;

/// <summary>A worker of one side that runs the timed tests and gives rounds.</summary>
internal sealed class SideWorker : IAsyncDisposable
{
    // The runtime compiles a precompiled method of the framework anew after eight calls (see WorkerEnvironment).
    private const int LeastWarm = 12;
    private const int WarmRound = 3;
    private const double LeastWarmNanoseconds = 30e6;
    private const double MostWarmNanoseconds = 0.6e9;

    private readonly TimedPair _pair;
    private readonly IWorker _worker;
    private readonly List<(RunReply Reply, int Repetitions)> _replies = [];

    private SideWorker(TimedPair pair, Side side, IWorker worker)
    {
        _pair = pair;
        Side = side;
        _worker = worker;
    }

    public Side Side { get; }

    /// <summary>Of the members, a repetition, since the warm-up or, when there was none, in the cold one; 1 where the tests or a command are timed.</summary>
    public double Calls =>
        _pair.Metric != Metric.Member ? 1
        : _replies.Count == 0 ? Cold.Units
        : _replies.Sum(one => (double)one.Reply.MemberCalls) / _replies.Sum(one => one.Repetitions);

    /// <summary>The very first repetition.</summary>
    public Round Cold { get; private set; }

    /// <summary>Starts a worker, has it run the tests once, cold, and then warm up.</summary>
    /// <param name="aside">Until it is cancelled, the worker leaves the processor that trials share to others; null: it may run anywhere.</param>
    public static async Task<(SideWorker? Worker, TimingFault? Fault)> StartAsync(
        TimedPair pair,
        Side side,
        CancellationToken? aside,
        CancellationToken cancellationToken
    )
    {
        var worker = new SideWorker(
            pair,
            side,
            pair.Suite(side)
                .Start(
                    new(pair.Confinement)
                    {
                        Timeout = pair.Timeout,
                        // What is run once only is to run as it does in production: cold.
                        Steady = pair.Coverage.Repetition == Repetition.InProcess,
                        Processors = Pinning.Start(aside),
                        Direct = pair.Coverage.DirectlyTimed,
                    }
                )
        );
        using var released = aside?.Register(() => worker._worker.Bind(Pinning.All));
        var ready = false;
        try
        {
            var fault = await worker.BeginAsync(cancellationToken);
            ready = fault is null;
            return ready ? (worker, null) : (null, fault);
        }
        finally
        {
            if (!ready)
            {
                await worker.DisposeAsync();
            }
        }
    }

    /// <summary>Binds the worker to the processor that both sides share.</summary>
    public void Pin()
    {
        if (Pinning.Shared is { } shared)
        {
            _worker.Bind(shared);
        }
    }

    private async Task<TimingFault?> BeginAsync(CancellationToken cancellationToken)
    {
        var discovered = await _worker.DiscoverAsync(cancellationToken);
        if (discovered.Reply is null)
        {
            return new(Side, discovered.Fault!, discovered.TimedOut, [])
            {
                Signal = discovered.Signal,
            };
        }

        var (cold, fault) = await RunAsync(1, cancellationToken);
        if (cold is not { } known)
        {
            return fault;
        }

        Cold = known;
        fault =
            _pair.Coverage.Repetition == Repetition.InProcess
                ? await WarmAsync(cancellationToken)
                : null;
        _replies.Clear();
        return fault;
    }

    public async Task<(Round? Round, TimingFault? Fault)> RunAsync(
        int repetitions,
        CancellationToken cancellationToken
    )
    {
        var (reply, fault) = await AskAsync(repetitions, _pair.Clock, cancellationToken);
        if (reply is null)
        {
            return (null, fault);
        }

        _replies.Add((reply, repetitions));
        return (ToRound(reply, repetitions), null);
    }

    /// <summary>What the rounds since the warm-up came to, and what a call allocates, which takes one more round.</summary>
    public async Task<(SideTotals? Totals, TimingFault? Fault)> TotalAsync(
        CancellationToken cancellationToken
    )
    {
        if (_replies.Count == 0)
        {
            return (SideTotals.Unknown, null);
        }

        var (allocations, fault) = await AskAsync(1, ProbeClock.Allocations, cancellationToken);
        if (allocations is null)
        {
            return (null, fault);
        }

        double Of(Func<RunReply, double> value) =>
            _replies.Sum(one => value(one.Reply)) / _replies.Sum(one => one.Repetitions);
        return (
            new(
                Of(reply => reply.WallNanoseconds),
                Of(reply => reply.ProcessCpuNanoseconds),
                Of(OwnTime),
                // A stall of the machine must not pass for work that went elsewhere.
                _replies
                    .Select(one => one.Reply.MemberWallNanoseconds / (double)one.Repetitions)
                    .Median(),
                Of(reply => reply.TestNanoseconds),
                Enumerable
                    .Range(0, _pair.Coverage.Timed.Count)
                    .Select(test =>
                        _replies
                            .Select(one => one.Reply.ByTest[test] / (double)one.Repetitions)
                            .Median()
                    )
                    .ToList(),
                _pair.Metric == Metric.Member
                        ? (double)allocations.MemberNanoseconds / allocations.MemberCalls
                    : allocations.AllocatedBytes < 0 ? double.NaN
                    : allocations.AllocatedBytes,
                Calls
            ),
            null
        );
    }

    public ValueTask DisposeAsync() => _worker.DisposeAsync();

    private async Task<(RunReply? Reply, TimingFault? Fault)> AskAsync(
        int repetitions,
        ProbeClock clock,
        CancellationToken cancellationToken
    )
    {
        var answer = await _worker.RunAsync(
            _pair.Coverage.Timed,
            repetitions,
            clock,
            cancellationToken
        );
        return answer.Reply switch
        {
            null => (
                null,
                new(Side, answer.Fault!, answer.TimedOut, []) { Signal = answer.Signal }
            ),
            { Failed.Count: > 0 } reply => (
                null,
                new(Side, "tests fail when repeated", false, reply.Failed)
            ),
            { } reply => (reply, null),
        };
    }

    // Until the runtime has compiled for good what the tests call. Both sides warm up at once.
    private async Task<TimingFault?> WarmAsync(CancellationToken cancellationToken)
    {
        var spent = 0.0;
        var done = 0;
        while (spent < MostWarmNanoseconds && (done < LeastWarm || spent < LeastWarmNanoseconds))
        {
            var repetitions = WarmRepetitions(done, spent);
            var (round, fault) = await RunAsync(repetitions, cancellationToken);
            if (round is not { } known)
            {
                return fault;
            }

            spent += known.WallNanoseconds;
            done += repetitions;
        }

        return null;
    }

    // As many as what is left takes, by what there was so far, of which the first take longer; of short tests thousands.
    private static int WarmRepetitions(int done, double spent) =>
        (int)
            Math.Clamp(
                (LeastWarmNanoseconds - spent) * done / Math.Max(spent, 1),
                WarmRound,
                WarmRound + 3.0 * done
            );

    // Without what the probe itself reads as; of a member that is hardly longer than that no more than half is taken off,
    // which leaves its gain understated.
    private static double OwnTime(RunReply reply) =>
        reply.MemberNanoseconds - Math.Min(reply.ProbeNanoseconds, reply.MemberNanoseconds / 2.0);

    private Round ToRound(RunReply reply, int repetitions) =>
        _pair.Metric == Metric.Member
            ? new(reply.MemberCalls, OwnTime(reply), reply.WallNanoseconds)
            // Some frameworks report no durations of their own.
            : new(
                repetitions,
                reply.TestNanoseconds > 0 ? reply.TestNanoseconds : reply.ProcessCpuNanoseconds,
                reply.WallNanoseconds
            );
}
