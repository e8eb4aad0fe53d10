using System.Collections.Concurrent;
using System.Reflection;
using PieBot.Workers;

namespace PieBot.TestHost;

/// <summary>Reads the probes that an instrumented build carries, wherever they were loaded: one an assembly that compiles the member. A build without one reads as zero.</summary>
internal sealed class ProbeReader
{
    public const string TypeName = "PieBot.Generated.Probe";

    private readonly List<Probe> _probes = [];

    // Rounds are read often, and some frameworks load an assembly in each of them: none is looked at twice.
    private readonly ConcurrentQueue<Assembly> _loaded = new();

    public ProbeReader()
    {
        AppDomain.CurrentDomain.AssemblyLoad += (_, load) => _loaded.Enqueue(load.LoadedAssembly);
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            _loaded.Enqueue(assembly);
        }
    }

    /// <summary>Calls, nanoseconds of the chosen clock, wall nanoseconds, and how many calls were timed, since the last <see cref="Reset"/>.</summary>
    public (long Calls, long Nanoseconds, long Wall, long Timed) Read()
    {
        Find();
        var (calls, nanoseconds, wall, timed) = (0L, 0L, 0L, 0L);
        foreach (var probe in _probes)
        {
            var sums = probe.Read();
            calls += sums[0];
            nanoseconds += sums[1];
            wall += sums[2];
            timed += sums[3];
        }

        return (calls, nanoseconds, wall, timed);
    }

    /// <summary>Numbers of the members that were entered since this was last asked; null: none.</summary>
    public IReadOnlyList<int>? Reached()
    {
        Find();
        var reached = _probes.SelectMany(probe => probe.Reached()).Distinct().ToList();
        return reached.Count > 0 ? reached : null;
    }

    /// <summary>Nanoseconds that an empty call reads as by the chosen clock. Takes the sums back to zero.</summary>
    public double Overhead(int calls) => _probes.Count > 0 ? _probes[0].Overhead(calls) : 0;

    public void Reset(ProbeClock clock)
    {
        Find();
        foreach (var probe in _probes)
        {
            probe.Clock?.SetValue(null, (int)clock);
            probe.Reset();
        }
    }

    // The assemblies that carry probes are loaded only when the first test needs them.
    private void Find()
    {
        while (_loaded.TryDequeue(out var assembly))
        {
            if (
                !assembly.IsDynamic
                && assembly.GetType(TypeName) is { } type
                // One that came while all were listed stands there twice.
                && !_probes.Exists(probe => probe.Type == type)
            )
            {
                _probes.Add(
                    new(
                        type,
                        Method<Func<long[]>>(type, "Read"),
                        Method<Func<int[]>>(type, "Reached"),
                        Method<Action>(type, "Reset"),
                        Method<Func<int, double>>(type, "Overhead"),
                        type.GetField("Clock", BindingFlags.Static | BindingFlags.Public)
                    )
                );
            }
        }
    }

    private static T Method<T>(Type type, string name)
        where T : Delegate =>
        type.GetMethod(name, BindingFlags.Static | BindingFlags.Public)!.CreateDelegate<T>();

    private sealed record Probe(
        Type Type,
        Func<long[]> Read,
        Func<int[]> Reached,
        Action Reset,
        Func<int, double> Overhead,
        FieldInfo? Clock
    );
}
