using PieBot.Core.Engine.Checks;
using PieBot.Core.Engine.Sides;
using PieBot.Core.Engine.Trials;
using PieBot.Core.Languages;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Runs;
using PieBot.Core.Targets;
using PieBot.Core.Timing;
using PieBot.Workers;

namespace PieBot.Core.Comparing;

/// <summary>Builds a member's two sides with a probe, and finds the tests that reach it on both.</summary>
internal sealed class PairFinder(
    PreparedCommit before,
    PreparedCommit after,
    ChangedTests changed,
    Session session
)
{
    private TimeSpan Timeout =>
        new(
            Math.Max(
                before.Baseline.CandidateTimeout(session.Settings.TestTimeout).Ticks,
                after.Baseline.CandidateTimeout(session.Settings.TestTimeout).Ticks
            )
        );

    /// <summary>Finds out at once which tests reach several members, where that pays.</summary>
    public async Task ForeseeAsync(
        IReadOnlyList<MemberPair> members,
        CancellationToken cancellationToken
    )
    {
        await before.Reached.FindAsync(
            members.Select(one => new[] { one.Base }),
            cancellationToken
        );
        await after.Reached.FindAsync(members.Select(one => new[] { one.Head }), cancellationToken);
    }

    /// <param name="build">Tells the builds of this member apart from others'.</param>
    /// <returns>What can be timed, or why nothing can.</returns>
    public async Task<(PreparedPair? Pair, string? Reason)> FindAsync(
        MemberPair member,
        string build,
        CancellationToken cancellationToken
    )
    {
        var (sides, timed, fault) = await ProbeAsync(member, build, true, cancellationToken);
        if (sides is not null && sides[0].Quick != sides[1].Quick)
        {
            // Both are to come from the same compiler in the same way.
            Release(sides);
            (sides, timed, fault) = await ProbeAsync(member, build, false, cancellationToken);
        }

        if (sides is null)
        {
            return (null, fault);
        }

        var (pair, reason) = await PairAsync(member, sides, timed, cancellationToken);
        if (pair is null)
        {
            Release(sides);
        }

        return (pair, reason);
    }

    /// <summary>The base against a second build of itself, as a member's tests see it.</summary>
    public async Task<(TimedPair? Pair, BuiltSide? Built)> ControlAsync(
        PreparedPair prepared,
        CancellationToken cancellationToken
    )
    {
        var (side, _, _) = await before.ProbeAsync(
            prepared.Member.Base,
            Control.Id,
            prepared.Quick,
            cancellationToken
        );
        return side is null
            ? (null, null)
            : (prepared.Pair with { Candidate = side.Suite(prepared.Pair.Coverage.Project) }, side);
    }

    private async Task<(BuiltSide[]? Sides, bool Timed, string? Fault)> ProbeAsync(
        MemberPair member,
        string build,
        bool quick,
        CancellationToken cancellationToken
    )
    {
        var (one, oneTimed, fault) = await before.ProbeAsync(
            member.Base,
            build,
            quick,
            cancellationToken
        );
        if (one is null)
        {
            return (null, false, $"at the base {fault}");
        }

        var (other, otherTimed, otherFault) = await after.ProbeAsync(
            member.Head,
            build,
            quick,
            cancellationToken
        );
        if (other is null)
        {
            one.Dispose();
            return (null, false, $"at the head {otherFault}");
        }

        return ([one, other], oneTimed && otherTimed, null);
    }

    private async Task<(PreparedPair? Pair, string? Reason)> PairAsync(
        MemberPair member,
        BuiltSide[] sides,
        bool timed,
        CancellationToken cancellationToken
    )
    {
        var (was, unknown) = await CoverAsync(sides[0], before, member.Base, cancellationToken);
        if (was is null)
        {
            return (null, unknown);
        }

        var (now, unknownNow) = await CoverAsync(sides[1], after, member.Head, cancellationToken);
        if (now is null)
        {
            return (null, unknownNow);
        }

        var (coverage, reason) = CommonCoverage.Of(
            was,
            now,
            id => changed.MayContain(LanguagePacks.Of(member.Head.Path)!, id)
        );
        if (coverage is null)
        {
            return (null, reason);
        }

        var metric =
            timed || coverage.Repetition == Repetition.WholeProgram ? Metric.Member : Metric.Tests;
        var pair = new TimedPair(
            sides[0].Suite(coverage.Project),
            sides[1].Suite(coverage.Project),
            coverage,
            metric,
            session.Confinement,
            Timeout
        );
        var (calls, failed) = await CallsAsync(pair, cancellationToken);
        return failed is null
            ? (new(member, pair, calls, coverage.Names, sides.All(side => side.Quick), sides), null)
            : (null, failed);
    }

    private async Task<(Coverage? Coverage, string? Reason)> CoverAsync(
        BuiltSide side,
        PreparedCommit commit,
        ChangedMember member,
        CancellationToken cancellationToken
    )
    {
        var (coverage, fault) = await CoverageFinder.FindAsync(
            side,
            session.Confinement,
            session.Settings.TestTimeout,
            commit.Reached.Of([member]),
            commit.Baseline.Gate.IsLarge,
            cancellationToken
        );
        return coverage switch
        {
            null => (
                null,
                $"PieBot cannot tell which tests cover it at the {commit.Name}: {fault}"
            ),
            { Names.Count: 0 } => (null, $"no passing test covers it at the {commit.Name}"),
            _ => (coverage, null),
        };
    }

    // By one run of the very tests that will be timed.
    private async Task<((long Base, long Head)? Calls, string? Fault)> CallsAsync(
        TimedPair pair,
        CancellationToken cancellationToken
    )
    {
        if (pair.Coverage.Repetition == Repetition.WholeProgram)
        {
            return (null, null);
        }

        var calls = new List<long>();
        foreach (var side in (Side[])[Side.Baseline, Side.Candidate])
        {
            var commit = side == Side.Baseline ? before.Name : after.Name;
            await using var worker = pair.Suite(side)
                .Start(new(session.Confinement) { Timeout = Timeout });
            var discovered = await worker.DiscoverAsync(cancellationToken);
            var run = discovered.Reply is null
                ? new(null, discovered.Fault, discovered.TimedOut)
                : await worker.RunAsync(pair.Coverage.Timed, 1, ProbeClock.Wall, cancellationToken);
            switch (run.Reply)
            {
                case null:
                    return (null, $"its tests cannot be run at the {commit}: {run.Fault}");
                case { Failed.Count: > 0 } reply:
                    return (
                        null,
                        $"its tests fail at the {commit} when they run by themselves: {string.Join(", ", reply.Failed.Take(3))}"
                    );
                case { MemberCalls: 0 }:
                    return (
                        null,
                        $"its tests do not reach it at the {commit} when they run by themselves"
                    );
                case var reply:
                    calls.Add(reply.MemberCalls);
                    break;
            }
        }

        return ((calls[0], calls[1]), null);
    }

    private static void Release(BuiltSide[] sides)
    {
        foreach (var side in sides)
        {
            side.Dispose();
        }
    }
}
