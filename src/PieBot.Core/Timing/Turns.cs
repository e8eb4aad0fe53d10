namespace PieBot.Core.Timing;

/// <summary>What a worker is to do next.</summary>
/// <param name="Repetitions">Of the covering tests, in one go.</param>
internal readonly record struct Turn(Side Side, int Repetitions);

/// <summary>What a turn came to.</summary>
/// <param name="Units">Calls of the member, or repetitions of the tests; 0 when the member was not reached.</param>
/// <param name="Nanoseconds">Their time in the metric.</param>
/// <param name="WallNanoseconds">Of the whole turn, framework included: what turns are sized by.</param>
internal readonly record struct Round(long Units, double Nanoseconds, double WallNanoseconds)
{
    public double PerUnit => Units == 0 ? double.NaN : Nanoseconds / Units;
}

/// <summary>One trial's raw numbers, in nanoseconds a unit.</summary>
/// <param name="Cold">The very first repetition of either side: baseline, candidate.</param>
internal sealed record TrialResult(
    (double Baseline, double Candidate) Cold,
    IReadOnlyList<double> Baseline,
    IReadOnlyList<double> Candidate
)
{
    /// <summary>Log of the ratio of the trimmed means, baseline over candidate; NaN when the member was not reached.</summary>
    public double LogRatio => Math.Log(TrimmedMean.Of(Baseline) / TrimmedMean.Of(Candidate));
}

/// <summary>
/// One trial of two workers as a state machine: it is asked for the next turn and told what came of it. First one cold
/// repetition a side; then phases of turns until both sides are steady; then measured rounds, in drawn order, of the
/// same number of repetitions on both sides. A turn takes milliseconds, since only that cancels the drift of a
/// machine's speed, and holds several collections of the small generation-0 budget that workers are given.
/// </summary>
internal sealed class Turns
{
    private const double TurnNanoseconds = 5e6;
    private const double PhaseNanoseconds = 20e6;
    private const double SettleNanoseconds = 0.1e9;
    private const double MeasuredNanoseconds = 0.2e9;
    private const double Steady = 0.1;

    private const int SettledUnits = 20;
    private const int LeastPhases = 3;
    private const int MostPhases = 12;
    private const int MostRounds = 30;
    private const int MostRepetitions = 2000;

    private readonly Random _random;
    private readonly bool _settles;
    private readonly Queue<Turn> _queue = new();
    private readonly double[] _cold = [double.NaN, double.NaN];
    private readonly List<double>[] _measured =
    [
        [],
        [],
    ];
    private readonly List<Round>[] _phase =
    [
        [],
        [],
    ];
    private readonly double[] _previous = [double.NaN, double.NaN];
    private readonly long[] _units = [0, 0];
    private double _pairWall;
    private double _coldWall;
    private double _settleWall;
    private int _phases;
    private Stage _stage = Stage.Cold;
    private int _repetitions = 1;

    /// <param name="settles">False where each repetition is a process of its own: there is nothing to become steady.</param>
    public Turns(Side first, Random random, bool settles = true)
    {
        _random = random;
        _settles = settles;
        _queue.Enqueue(new(first, 1));
        _queue.Enqueue(new(Other(first), 1));
    }

    private enum Stage
    {
        Cold,
        Settling,
        Measuring,
        Done,
    }

    /// <summary>The next turn; null when the trial is done.</summary>
    public Turn? Next() => _queue.TryPeek(out var turn) ? turn : null;

    /// <summary>Takes the result of the turn that <see cref="Next"/> named.</summary>
    public void Record(Round round)
    {
        var side = (int)_queue.Dequeue().Side;
        switch (_stage)
        {
            case Stage.Cold:
                _cold[side] = round.PerUnit;
                _coldWall = Math.Max(_coldWall, round.WallNanoseconds);
                _pairWall += round.WallNanoseconds;
                break;
            case Stage.Settling:
                _settleWall += round.WallNanoseconds;
                _phase[side].Add(round);
                _units[side] += round.Units;
                break;
            default:
                _measured[side].Add(round.PerUnit);
                break;
        }

        if (_queue.Count == 0)
        {
            Advance();
        }
    }

    /// <summary>The trial's numbers, once <see cref="Next"/> is null.</summary>
    public TrialResult Result() => new((_cold[0], _cold[1]), _measured[0], _measured[1]);

    private void Advance()
    {
        switch (_stage)
        {
            case Stage.Cold when !_settles:
                _repetitions = (int)
                    Math.Clamp(TurnNanoseconds / Math.Max(_coldWall, 1), 1, MostRepetitions);
                _pairWall *= _repetitions;
                Measure();
                break;
            case Stage.Cold:
                _stage = Stage.Settling;
                // Twice one repetition: the first warm one says more about size than the cold one.
                EnqueuePairs(_coldWall < 1e9 ? 2 : 1);
                break;
            case Stage.Settling when EndPhase():
                Measure();
                break;
            case Stage.Settling:
                ClearPhase();
                EnqueuePairs((int)Math.Clamp(PhaseNanoseconds / TurnNanoseconds, 2, 4));
                break;
            default:
                _stage = Stage.Done;
                break;
        }
    }

    private void Measure()
    {
        _stage = Stage.Measuring;
        EnqueuePairs((int)Math.Clamp(MeasuredNanoseconds / _pairWall, LeastRounds(), MostRounds));
    }

    // True when both sides are steady, or when there is no time left to become so.
    private bool EndPhase()
    {
        _phases++;
        var steady = true;
        for (var side = 0; side < 2; side++)
        {
            // The fastest round: whatever disturbs, only slows.
            var fastest = _phase[side].Min(round => round.PerUnit);
            steady &= Math.Abs((fastest / _previous[side]) - 1) < Steady;
            _previous[side] = fastest;
        }

        var repetitions = Sized();
        _pairWall = PairWall() / _repetitions * repetitions;
        // A phase of another size is no fair comparison with this one.
        steady &= repetitions < 2 * _repetitions;
        _repetitions = repetitions;
        steady &= _units.All(units => units >= SettledUnits);
        return (_phases >= LeastPhases && steady)
            || _phases >= MostPhases
            || _settleWall > SettleNanoseconds;
    }

    // As many repetitions as the slower side does in one turn's time.
    private int Sized()
    {
        var slower = _phase.Max(side => side.Min(round => round.WallNanoseconds)) / _repetitions;
        return (int)Math.Clamp(TurnNanoseconds / Math.Max(slower, 1), 1, MostRepetitions);
    }

    // Tests of seconds cannot be had often; the trials make up for it.
    private int LeastRounds() =>
        _pairWall switch
        {
            < 0.5e9 => 6,
            < 4e9 => 3,
            _ => 1,
        };

    private double PairWall() => _phase.Sum(side => side.Min(round => round.WallNanoseconds));

    private void ClearPhase()
    {
        _phase[0].Clear();
        _phase[1].Clear();
    }

    private void EnqueuePairs(int pairs)
    {
        for (var pair = 0; pair < pairs; pair++)
        {
            var first = _random.Next(2) == 0 ? Side.Baseline : Side.Candidate;
            _queue.Enqueue(new(first, _repetitions));
            _queue.Enqueue(new(Other(first), _repetitions));
        }
    }

    private static Side Other(Side side) => side == Side.Baseline ? Side.Candidate : Side.Baseline;
}
