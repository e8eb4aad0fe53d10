using PieBot.Processes;
using PieBot.Timing;
using PieBot.Verification.DotNet.Workers;
using PieBot.Workers;

namespace PieBot.Verification.DotNet;

/// <summary>A worker of one side of a pair, pinned, that runs the timed tests and gives rounds.</summary>
internal sealed class SideWorker : IAsyncDisposable
{
    private readonly TimedPair _pair;
    private readonly Side _side;
    private readonly Worker _worker;

    private SideWorker(TimedPair pair, Side side, Worker worker)
    {
        _pair = pair;
        _side = side;
        _worker = worker;
    }

    /// <summary>CPU time of the process and time in the member, summed over all rounds.</summary>
    public (double Cpu, double Metric) Sums { get; private set; }

    public static async Task<(SideWorker? Worker, TimingFault? Fault)> StartAsync(
        TimedPair pair,
        Side side,
        CancellationToken cancellationToken
    )
    {
        var worker = Worker.Start(
            new(pair.Project(side).Assembly, ChildEnvironment.ForTests(pair.Scratch), Pinning.Core)
            {
                Timeout = pair.Timeout,
            }
        );
        var discovered = await worker.DiscoverAsync(cancellationToken).ConfigureAwait(false);
        if (discovered.Reply is not null)
        {
            return (new(pair, side, worker), null);
        }

        await worker.DisposeAsync().ConfigureAwait(false);
        return (null, new(side, discovered.Fault!, discovered.TimedOut, []));
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
            return (null, new(_side, answer.Fault!, answer.TimedOut, []));
        }

        if (reply.Failed.Count > 0)
        {
            return (null, new(_side, "tests fail when repeated", false, reply.Failed));
        }

        var round = ToRound(reply, repetitions);
        Sums = (Sums.Cpu + reply.ProcessCpuNanoseconds, Sums.Metric + round.Nanoseconds);
        return (round, null);
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
