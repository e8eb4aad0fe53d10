using PieBot.Core.Engine.Sides;

namespace PieBot.Core.Engine.Checks;

/// <summary>
/// Which of some edits, the best first, make one change that stands, as a state machine: it is asked what to try next, and
/// told what is wrong with that. All are tried first. When they fail, bisection finds the first that breaks the better ones;
/// it is tried alone, to tell an edit that is wrong from one that does not go with others, and the rest goes on without it.
/// </summary>
internal sealed class Joining(int edits)
{
    private readonly List<int> _kept = [];
    private readonly List<(int Edit, Outcome Why)> _broken = [];
    private readonly List<(int Edit, Outcome Why)> _unfit = [];
    private List<int> _open = Enumerable.Range(0, edits).ToList();

    // So many of the open ones stand with the kept ones; with so many they do not (0: not known).
    private int _standing;
    private int _failing;
    private Outcome? _why;
    private (int Edit, Outcome Why)? _suspect;

    /// <summary>Places of the edits to try as one change; null when it is over.</summary>
    public IReadOnlyList<int>? Next =>
        _suspect is { } suspect ? [suspect.Edit]
        : _open.Count == 0 ? null
        : [.. _kept, .. _open.Take(Tried)];

    /// <summary>Those that stand as one change.</summary>
    public IReadOnlyList<int> Kept => _kept;

    /// <summary>Those that do not stand alone, each with the reason.</summary>
    public IReadOnlyList<(int Edit, Outcome Why)> Broken => _broken;

    /// <summary>Those that stand alone but not with better ones, each with the reason.</summary>
    public IReadOnlyList<(int Edit, Outcome Why)> Unfit => _unfit;

    private int Tried => _failing == 0 ? _open.Count : (_standing + _failing) / 2;

    /// <summary>Takes what is wrong with <see cref="Next"/>; null when it stands.</summary>
    public void Record(Outcome? failed)
    {
        if (_suspect is { } suspect)
        {
            _suspect = null;
            (failed is null ? _unfit : _broken).Add((suspect.Edit, failed ?? suspect.Why));
        }
        else if (failed is null)
        {
            _standing = Tried;
            Decide();
        }
        else
        {
            _failing = Tried;
            _why = failed;
            Decide();
        }
    }

    private void Decide()
    {
        if (_failing > _standing + 1)
        {
            return;
        }

        _kept.AddRange(_open.Take(_standing));
        if (_failing > 0)
        {
            var guilty = (_open[_standing], _why!);
            if (_kept.Count == 0)
            {
                _broken.Add(guilty);
            }
            else
            {
                _suspect = guilty;
            }
        }

        _open = _open.Skip(Math.Max(_standing, _failing)).ToList();
        (_standing, _failing) = (0, 0);
    }
}
