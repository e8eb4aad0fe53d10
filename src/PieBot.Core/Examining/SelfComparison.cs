using System.Diagnostics;
using PieBot.Core.Engine.Checks;
using PieBot.Core.Engine.Sides;
using PieBot.Core.Engine.Trials;
using PieBot.Core.Languages;
using PieBot.Core.Languages.CSharp.Building;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Runs;
using PieBot.Core.Timing;

namespace PieBot.Core.Examining;

/// <summary>Times a member against a second build of itself as verification does, and says what that machine would find.</summary>
/// <param name="session">Trials and alpha of its settings are those of the comparison that is asked about.</param>
/// <param name="samples">How many trials the noise is taken from; at least 6.</param>
internal sealed class SelfComparison(Session session, int samples)
{
    private const double Power = 0.9;

    /// <param name="member">A member of that commit.</param>
    /// <returns>What was found, or why nothing could be timed.</returns>
    public async Task<(SelfTiming? Timing, string? Fault)> RunAsync(
        string commit,
        ChangedMember member,
        CancellationToken cancellationToken
    )
    {
        var (prepared, fault) = await session.PrepareAsync(
            new DotNetEcosystem(),
            "head",
            commit,
            [member.Path],
            cancellationToken
        );
        if (prepared is null)
        {
            return (null, fault);
        }

        await using var side = prepared;
        session.Clock.Enter("cover", $"which tests cover {member.Name}");
        var (one, timed, unbuilt) = await side.ProbeAsync(member, "one", true, cancellationToken);
        using (one)
        {
            var (other, _, unbuiltToo) = await side.ProbeAsync(
                member,
                "other",
                one?.Quick ?? true,
                cancellationToken
            );
            using (other)
            {
                return one is null || other is null
                    ? (null, unbuilt ?? unbuiltToo)
                    : await TimeAsync(
                        side,
                        one,
                        other,
                        timed ? Metric.Member : Metric.Tests,
                        member,
                        cancellationToken
                    );
            }
        }
    }

    private async Task<(SelfTiming? Timing, string? Fault)> TimeAsync(
        PreparedCommit side,
        BuiltSide one,
        BuiltSide other,
        Metric metric,
        ChangedMember member,
        CancellationToken cancellationToken
    )
    {
        var settings = session.Settings;
        var (coverage, fault) = await CoverageFinder.FindAsync(
            one,
            session.Confinement,
            settings.TestTimeout,
            null,
            side.Baseline.Gate.IsLarge,
            cancellationToken
        );
        if (coverage is null or { Names.Count: 0 })
        {
            return (null, fault ?? $"no test covers {member.Name}");
        }

        var pair = new TimedPair(
            one.Suite(coverage.Project),
            other.Suite(coverage.Project),
            coverage,
            metric,
            session.Confinement,
            side.Baseline.CandidateTimeout(settings.TestTimeout)
        );
        var trials = new List<TrialRecord>();
        await using var runner = new TrialRunner(settings, [], session.Clock, trials.Add);
        var started = Stopwatch.GetTimestamp();
        // The very control of a run, so that its outcome here is its outcome there.
        var control = await Control.RunAsync(
            pair,
            runner,
            new(Math.Exp(Timing.Decision.Worth(settings.MinSaving))),
            cancellationToken
        );
        if (control is null)
        {
            return (null, $"the tests of {member.Name} cannot be timed");
        }

        if (trials.Count < samples)
        {
            var (_, broken) = await runner.RunAllAsync(
                "noise",
                "noise",
                samples - trials.Count,
                pair,
                number => $"trial {number}, to know the noise better",
                cancellationToken
            );
            if (broken is not null)
            {
                return (null, broken.Reason);
            }
        }

        var duration = Stopwatch.GetElapsedTime(started) / trials.Count;
        session.Clock.Enter("power", "what such noise lets through");
        var noise = Noise.Of(trials.Select(trial => trial.LogRatio).ToList());
        var deviations = Detectable.Deviations(settings.Alpha, settings.Trials, Power);
        return (
            new(
                member.Name,
                new(trials.Average(trial => TrimmedMean.Of(trial.Baseline))),
                noise,
                control,
                Detectable.Smallest(noise.Deviation, deviations),
                Detectable.Smallest(noise.High, deviations),
                Power,
                settings.Alpha,
                settings.Trials,
                duration
            ),
            null
        );
    }
}
