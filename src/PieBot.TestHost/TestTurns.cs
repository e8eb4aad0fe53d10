using PieBot.Workers;

namespace PieBot.TestHost;

/// <summary>Which of the tests that run together, one after another, enter the probed members: the probe is read where each begins and ends.</summary>
internal sealed class TestTurns(ProbeReader probe)
{
    private readonly Dictionary<
        string,
        (long Calls, long Nanoseconds, HashSet<int> Numbers)
    > _entered = new(StringComparer.Ordinal);

    private (long Calls, long Nanoseconds) _before;
    private string? _current;

    /// <summary>Whether members were entered where no test was under way, tests overlapped, or it is told too late: then nothing is known of each.</summary>
    public bool IsUnclear { get; private set; }

    /// <summary>What is told does not come from where tests are run.</summary>
    public void Doubt() => IsUnclear = true;

    public void Begin(string id)
    {
        IsUnclear |= _current is not null;
        Settle(null);
        _current = id;
    }

    public void End(string id)
    {
        IsUnclear |= _current != id;
        Settle(id);
        _current = null;
    }

    /// <summary>What is known of a test.</summary>
    public CoveredTest Of(TestOutcome outcome)
    {
        var (calls, nanoseconds, numbers) = _entered.GetValueOrDefault(outcome.Id);
        return new(
            outcome.Id,
            outcome.Passed,
            calls,
            nanoseconds,
            outcome.Nanoseconds,
            numbers is { Count: > 0 } ? [.. numbers] : null,
            outcome.Message
        );
    }

    /// <summary>After the last test.</summary>
    public void Close() => Settle(null);

    // What was entered since is a test's, or nobody's.
    private void Settle(string? id)
    {
        var (calls, nanoseconds, _, _) = probe.Read();
        var numbers = probe.Reached();
        if (calls != _before.Calls || numbers is not null)
        {
            if (id is null)
            {
                IsUnclear = true;
            }
            else
            {
                var (all, time, known) = _entered.GetValueOrDefault(id);
                known ??= [];
                known.UnionWith(numbers ?? []);
                _entered[id] = (
                    all + calls - _before.Calls,
                    time + nanoseconds - _before.Nanoseconds,
                    known
                );
            }
        }

        _before = (calls, nanoseconds);
    }
}
