using PieBot.Core.Configuration;
using PieBot.Core.Engine.Trials;
using PieBot.Core.Processes;
using PieBot.Core.Runs;
using PieBot.Core.Timing;

namespace PieBot.Core.Comparing;

/// <summary>A member that both commits have.</summary>
/// <param name="Finder">Of the tests that reach it; null where its language's tests cannot be run.</param>
/// <param name="Fault">Why there is no finder.</param>
internal sealed record FoundMember(MemberPair Member, PairFinder? Finder, string? Fault);

/// <summary>
/// Times members between two commits, once it is known which of them can be timed: they share alpha. No difference counts
/// that is not larger than what the base shows against itself.
/// </summary>
internal sealed class TimedMembers(VerifySettings settings, RunFolder folder, StageClock clock)
{
    private ControlFacts? _control;

    /// <summary>Null when it was not timed.</summary>
    public ControlFacts? BaseAgainstItself => _control;

    /// <param name="timed">Takes each row as soon as it is known.</param>
    /// <returns>One row a member, in their order.</returns>
    public async Task<IReadOnlyList<ComparedMember>> RunAsync(
        IReadOnlyList<FoundMember> found,
        Action<ComparedMember> timed,
        CancellationToken cancellationToken
    )
    {
        var rows = new ComparedMember?[found.Count];
        var prepared = new List<(int Row, PreparedPair Pair)>();
        try
        {
            await PrepareAsync(found, rows, prepared, cancellationToken);
            if (prepared.Count > 0)
            {
                await TimeAsync(found, rows, prepared, timed, cancellationToken);
            }
        }
        finally
        {
            prepared.ForEach(one => one.Pair.Dispose());
        }

        return rows.OfType<ComparedMember>().ToList();
    }

    private async Task PrepareAsync(
        IReadOnlyList<FoundMember> found,
        ComparedMember?[] rows,
        List<(int Row, PreparedPair Pair)> prepared,
        CancellationToken cancellationToken
    )
    {
        foreach (var group in found.Where(one => one.Finder is not null).GroupBy(one => one.Finder))
        {
            await group.Key!.ForeseeAsync(
                group.Select(one => one.Member).ToList(),
                cancellationToken
            );
        }

        for (var row = 0; row < found.Count; row++)
        {
            var (member, finder, fault) = found[row];
            clock.Enter(
                "cover",
                $"{row + 1} of {found.Count}: which tests cover {member.Name} at both commits"
            );
            var (pair, reason) = finder is null
                ? (null, fault)
                : await finder.FindAsync(member, $"m{row + 1}", cancellationToken);
            if (pair is null)
            {
                rows[row] = MemberTiming.Row(member, null, reason, null, []);
            }
            else
            {
                prepared.Add((row, pair));
            }
        }
    }

    private async Task TimeAsync(
        IReadOnlyList<FoundMember> found,
        ComparedMember?[] rows,
        List<(int Row, PreparedPair Pair)> prepared,
        Action<ComparedMember> timed,
        CancellationToken cancellationToken
    )
    {
        await using var trials = new TrialRunner(
            settings,
            folder.ReadTrials(),
            clock,
            folder.AppendTrial
        );
        clock.Enter("control", "the base against itself");
        var first = prepared[0];
        var finder = found[first.Row].Finder!;
        await ControlAsync(first.Pair, finder, trials, null, cancellationToken);
        var timing = new MemberTiming(
            trials,
            new(settings.Alpha / prepared.Count, settings.Trials),
            settings
        );
        foreach (var ((row, pair), number) in prepared.Select((one, at) => (one, at + 1)))
        {
            var compared = await timing.RunAsync(
                pair,
                $"{number} of {prepared.Count},",
                cancellationToken
            );
            if (Size(compared) is { } size && _control?.IsEnoughFor(size) == false)
            {
                await ControlAsync(pair, found[row].Finder!, trials, size, cancellationToken);
            }

            rows[row] = Doubt(compared);
            timed(rows[row]!);
        }
    }

    private async Task ControlAsync(
        PreparedPair prepared,
        PairFinder finder,
        TrialRunner trials,
        Speedup? smallest,
        CancellationToken cancellationToken
    )
    {
        var (pair, built) = await finder.ControlAsync(prepared, cancellationToken);
        using (built)
        {
            _control = pair is null
                ? _control
                : await Control.RunAsync(pair, trials, smallest, cancellationToken);
        }
    }

    // Of a difference, whichever side is faster.
    private static Speedup? Size(ComparedMember row) =>
        row
            is {
                Difference: Difference.Faster or Difference.Slower,
                Times.Speedup.Ratio: var ratio
            }
            ? new Speedup(Math.Max(ratio, 1 / ratio))
            : null;

    private ComparedMember Doubt(ComparedMember row) =>
        Size(row) is not { } size || _control?.Carries(size) == true
            ? row
            : row with
            {
                Difference = Difference.Undecided,
                Reason = Control.Doubt(_control, "base"),
            };
}
