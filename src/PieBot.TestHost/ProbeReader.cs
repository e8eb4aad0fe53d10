using System.Reflection;
using PieBot.Workers;

namespace PieBot.TestHost;

/// <summary>Reads the probe that an instrumented build carries, wherever it was loaded; a build without one reads as zero.</summary>
internal sealed class ProbeReader
{
    public const string TypeName = "PieBot.Generated.Probe";

    private readonly HashSet<Assembly> _seen = [];
    private Func<long[]>? _read;
    private Action? _reset;
    private Func<int, double>? _overhead;
    private FieldInfo? _clock;

    /// <summary>Calls, nanoseconds of the chosen clock, wall nanoseconds, and how many calls were timed, since the last <see cref="Reset"/>.</summary>
    public (long Calls, long Nanoseconds, long Wall, long Timed) Read()
    {
        Find();
        return _read?.Invoke() is [var calls, var nanoseconds, var wall, var timed, ..]
            ? (calls, nanoseconds, wall, timed)
            : (0, 0, 0, 0);
    }

    /// <summary>Nanoseconds that an empty call reads as by the chosen clock. Takes the sums back to zero.</summary>
    public double Overhead(int calls) => _overhead?.Invoke(calls) ?? 0;

    public void Reset(ProbeClock clock)
    {
        Find();
        _clock?.SetValue(null, (int)clock);
        _reset?.Invoke();
    }

    // The assembly that carries the probe is loaded only when the first test needs it.
    private void Find()
    {
        if (_read is not null)
        {
            return;
        }

        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            if (
                !assembly.IsDynamic
                && _seen.Add(assembly)
                && assembly.GetType(TypeName) is { } probe
            )
            {
                _read = probe
                    .GetMethod("Read", BindingFlags.Static | BindingFlags.Public)!
                    .CreateDelegate<Func<long[]>>();
                _reset = probe
                    .GetMethod("Reset", BindingFlags.Static | BindingFlags.Public)!
                    .CreateDelegate<Action>();
                _overhead = probe
                    .GetMethod("Overhead", BindingFlags.Static | BindingFlags.Public)!
                    .CreateDelegate<Func<int, double>>();
                _clock = probe.GetField("Clock", BindingFlags.Static | BindingFlags.Public);
                return;
            }
        }
    }
}
