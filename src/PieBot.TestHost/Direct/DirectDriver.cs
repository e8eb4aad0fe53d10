using System.Diagnostics;
using System.Runtime.Loader;
using PieBot.Workers;

namespace PieBot.TestHost.Direct;

/// <summary>
/// Calls tests itself, where they are no more than methods of a class: what their framework does to start, and around each
/// test, is left out, since only the members' time within them counts.
/// </summary>
internal sealed class DirectDriver : ITestDriver
{
    private readonly Dictionary<string, DirectTest> _tests;
    private readonly Dictionary<Type, object> _shared = [];

    private DirectDriver(Dictionary<string, DirectTest> tests) => _tests = tests;

    /// <param name="ids">Of tests; those that are more than that are not listed.</param>
    /// <exception cref="InvalidOperationException">All of them are.</exception>
    public static DirectDriver For(string assembly, IReadOnlyList<string> ids)
    {
        var loaded = AssemblyLoadContext.Default.LoadFromAssemblyPath(assembly);
        var tests = new Dictionary<string, DirectTest>(StringComparer.Ordinal);
        foreach (var id in DirectRules.IsPlain(loaded) ? ids : [])
        {
            if (DirectTest.Find(loaded, id) is { } test)
            {
                tests.Add(id, test);
            }
        }

        return tests.Count > 0
            ? new(tests)
            : throw new InvalidOperationException(
                "each of these tests is more than a method that can be called"
            );
    }

    public string Name => "direct";

    public bool TellsEach => false;

    public IReadOnlyList<WorkerTest> Discover() =>
        _tests.Select(test => new WorkerTest(test.Key, test.Value.Name, test.Value.Name)).ToList();

    public IReadOnlyList<TestOutcome> Run(IReadOnlyCollection<string> ids, TestTurns? turns)
    {
        // As in a run of the framework's own: a class whose tests share an instance has a new one.
        _shared.Clear();
        var outcomes = new List<TestOutcome>(ids.Count);
        foreach (var id in ids)
        {
            var started = Stopwatch.GetTimestamp();
            var fault = _tests[id].Run(_shared);
            outcomes.Add(
                new(
                    id,
                    fault is null,
                    (long)Stopwatch.GetElapsedTime(started).TotalNanoseconds,
                    fault?.Message
                )
            );
        }

        return outcomes;
    }
}
