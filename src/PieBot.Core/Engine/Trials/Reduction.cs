namespace PieBot.Core.Engine.Trials;

/// <summary>
/// Which parts of a whole can be left out, as a state machine: it is asked what to leave out next, and told whether what is
/// left is as good without. Delta debugging by bisection (after Zeller and Hildebrandt, IEEE TSE 28, 2002): runs of parts are
/// tried first, and split where they cannot be spared. At least one part is always kept.
/// </summary>
internal sealed class Reduction
{
    private readonly Stack<IReadOnlyList<int>> _open = new();
    private readonly List<int> _kept;

    /// <param name="parts">How many there are; with fewer than two there is nothing to try.</param>
    public Reduction(int parts)
    {
        _kept = Enumerable.Range(0, parts).ToList();
        if (parts > 1)
        {
            Split(_kept);
        }
    }

    /// <summary>The parts to try without; null when it is over.</summary>
    public IReadOnlyList<int>? Next => _open.TryPeek(out var parts) ? parts : null;

    /// <summary>Places of the parts that stay, ascending.</summary>
    public IReadOnlyList<int> Kept => _kept;

    /// <summary>What would stay without <see cref="Next"/>.</summary>
    public IReadOnlyList<int> Rest => _kept.Except(Next ?? []).ToList();

    /// <summary>Takes whether the rest is as good without the parts that <see cref="Next"/> named.</summary>
    public void Record(bool spared)
    {
        var parts = _open.Pop();
        if (spared)
        {
            _kept.RemoveAll(parts.Contains);
        }
        else if (parts.Count > 1)
        {
            Split(parts);
        }

        // What is left of an all but empty whole cannot be left out.
        while (Next is not null && Rest.Count == 0)
        {
            var all = _open.Pop();
            if (all.Count > 1)
            {
                Split(all);
            }
        }
    }

    // The later half is tried first: what an edit needs (a declaration, a using) tends to stand above what it is for.
    private void Split(IReadOnlyList<int> parts)
    {
        var half = parts.Count / 2;
        _open.Push(parts.Take(half).ToList());
        _open.Push(parts.Skip(half).ToList());
    }
}
