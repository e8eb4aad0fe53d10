namespace PieBot.Core.Timing;

/// <summary>
/// Candidates that exclude each other, as a state machine: it is asked whom to give the next trial, and told what came of
/// it. Successive halving (Karnin, Koren and Somekh, ICML 2013) finds the best of them in few trials; each is tested
/// sequentially at its share of alpha, so that the chance that any is called faster that is not stays at alpha
/// however they are chosen. With one candidate it is that test alone.
/// </summary>
internal sealed class Contest
{
    // One trial tells the hopeless half of many; among few, chance would choose.
    private const int Many = 4;

    private readonly SequentialTest _test;
    private readonly double _minSaving;
    private readonly List<double>[] _samples;
    private readonly Finding?[] _findings;
    private readonly Queue<int> _queue = new();
    private List<int> _active;

    /// <param name="candidates">At least 1.</param>
    /// <param name="test">At the share of alpha that each of them has.</param>
    public Contest(int candidates, SequentialTest test, double minSaving)
    {
        _test = test;
        _minSaving = minSaving;
        _samples = Enumerable.Range(0, candidates).Select(_ => new List<double>()).ToArray();
        _findings = new Finding?[candidates];
        _active = Enumerable.Range(0, candidates).ToList();
        _active.ForEach(_queue.Enqueue);
    }

    /// <summary>The candidate whose turn it is; null when the contest is over.</summary>
    public int? Next => _queue.TryPeek(out var candidate) ? candidate : null;

    /// <summary>The candidate that is likely to have the turn behind it; null when that is open, or none has.</summary>
    public int? AfterNext =>
        _queue.Count > 1 ? _queue.ElementAt(1)
        : _active is [var one] && _samples[one].Count + 1 < _test.Looks[^1].Trials ? one
        : null;

    /// <summary>Who stayed to the end; null when none did.</summary>
    public int? Winner => _queue.Count == 0 && _active is [var one] ? one : null;

    /// <summary>What was found; <see cref="Finding.Outdone"/> of those that left because others were faster.</summary>
    public Finding Of(int candidate) => _findings[candidate] ?? Finding.Outdone;

    public IReadOnlyList<double> Samples(int candidate) => _samples[candidate];

    /// <summary>Takes the sample of the candidate that <see cref="Next"/> named.</summary>
    public void Record(double logRatio)
    {
        var candidate = _queue.Dequeue();
        _samples[candidate].Add(logRatio);
        // A finding stays: later looks cannot take it back.
        _findings[candidate] ??= _test.Judge(_samples[candidate], _minSaving);
        if (_queue.Count == 0)
        {
            EndRound();
        }
    }

    /// <summary>Takes out the candidate that <see cref="Next"/> named: it cannot be timed.</summary>
    public void Withdraw()
    {
        var candidate = _queue.Dequeue();
        _active.Remove(candidate);
        if (_queue.Count == 0)
        {
            EndRound();
        }
    }

    private void EndRound()
    {
        if (_active.Count > 1)
        {
            _active = _active
                .Where(one => _findings[one] is not (Finding.NotFaster or Finding.Inconclusive))
                .ToList();
        }

        if (_active.Count > Many || (_active is [var one, _, ..] && _samples[one].Count > 1))
        {
            _active = _active
                .OrderByDescending(one => _samples[one].Average())
                .Take((_active.Count + 1) / 2)
                .Order()
                .ToList();
        }

        if (_active.Count > 1 || (_active is [var last] && _findings[last] is null))
        {
            _active.ForEach(_queue.Enqueue);
        }
    }
}
