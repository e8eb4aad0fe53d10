using System.Diagnostics;

namespace PieBot.Core.Processes;

/// <summary>Tells the user what is being done, and keeps account of how long each stage took.</summary>
internal sealed class StageClock
{
    private readonly Action<string, string> _tell;
    private readonly List<string> _order = [];
    private readonly Dictionary<string, TimeSpan> _spent = new(StringComparer.Ordinal);
    private string? _current;
    private long _since;

    /// <param name="tell">Takes stage and message.</param>
    /// <param name="earlier">What a killed run had spent.</param>
    public StageClock(Action<string, string> tell, IReadOnlyList<StageTime>? earlier = null)
    {
        _tell = tell;
        foreach (var (stage, duration) in earlier ?? [])
        {
            _order.Add(stage);
            _spent.Add(stage, duration);
        }
    }

    /// <summary>Wall time by stage, in the order they were first entered.</summary>
    public IReadOnlyList<StageTime> Stages
    {
        get
        {
            Settle();
            return _order.Select(stage => new StageTime(stage, _spent[stage])).ToList();
        }
    }

    /// <summary>Says that a stage goes on with something new; it lasts until the next call.</summary>
    public void Enter(string stage, string message)
    {
        Settle();
        if (_spent.TryAdd(stage, TimeSpan.Zero))
        {
            _order.Add(stage);
        }

        _current = stage;
        _tell(stage, message);
    }

    private void Settle()
    {
        if (_current is not null)
        {
            _spent[_current] += Stopwatch.GetElapsedTime(_since);
        }

        _since = Stopwatch.GetTimestamp();
    }
}
