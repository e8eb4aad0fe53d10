using PieBot.Core.Engine.Sides;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Proposals;

namespace PieBot.Core.Engine.Trials;

/// <summary>Builds instrumented sides and puts two of them together for timing.</summary>
internal sealed class TimedPairs(Baseline baseline, ProbedSides probed, Session session)
{
    /// <summary>The baseline and a contender.</summary>
    public Task<(TimedPair? Pair, string? Fault)> OfAsync(
        Contender contender,
        CancellationToken cancellationToken
    ) =>
        PairAsync(
            contender,
            () => BaselineAsync(contender, "baseline", cancellationToken),
            () => CandidateAsync(contender, cancellationToken)
        );

    /// <summary>The baseline against itself, as a contender's members and tests see it.</summary>
    public Task<(TimedPair? Pair, string? Fault)> ControlAsync(
        Contender contender,
        CancellationToken cancellationToken
    ) =>
        PairAsync(
            contender,
            () => BaselineAsync(contender, "baseline", cancellationToken),
            () => BaselineAsync(contender, Control.Id, cancellationToken)
        );

    /// <summary>A part of an edit in the baseline's place, against the whole.</summary>
    public Task<(TimedPair? Pair, string? Fault)> BetweenAsync(
        Contender part,
        Contender whole,
        CancellationToken cancellationToken
    ) =>
        PairAsync(
            whole,
            () => CandidateAsync(part, cancellationToken),
            () => CandidateAsync(whole, cancellationToken)
        );

    private Task<(BuiltSide? Side, string? Fault)> BaselineAsync(
        Contender contender,
        string copy,
        CancellationToken cancellationToken
    ) => probed.BaselineAsync(contender.Edit, contender.Quick, cancellationToken, copy);

    private Task<(BuiltSide? Side, string? Fault)> CandidateAsync(
        Contender contender,
        CancellationToken cancellationToken
    ) =>
        probed.CandidateAsync(
            // Parts of one candidate bear its id: told apart by what they do.
            $"{contender.Id}-{Candidates.Id("", contender.Candidate.Edits)}",
            contender.Edit,
            contender.Quick,
            cancellationToken
        );

    private async Task<(TimedPair? Pair, string? Fault)> PairAsync(
        Contender contender,
        Func<Task<(BuiltSide? Side, string? Fault)>> one,
        Func<Task<(BuiltSide? Side, string? Fault)>> other
    )
    {
        var (before, fault) = await one();
        (var after, fault) = before is null ? (null, fault) : await other();
        return before is null || after is null
            ? (null, fault)
            : (Pair(contender, before, after), null);
    }

    private TimedPair Pair(Contender contender, BuiltSide before, BuiltSide after) =>
        new(
            before.Suite(contender.Coverage.Project),
            after.Suite(contender.Coverage.Project),
            contender.Coverage,
            contender.Metric,
            session.Confinement,
            baseline.CandidateTimeout(session.Settings.TestTimeout)
        );
}
