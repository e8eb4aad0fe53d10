using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using PieBot.Workers;

namespace PieBot.TestHost.XunitV3;

/// <summary>
/// Drives xunit v3 through the test assembly's own entry point, again and again in this process, in its documented
/// automated mode (<c>-automated</c>: one JSON message a line). No type of xunit is named, so that any 3.x or 4.x serves.
/// </summary>
internal sealed class EntryPointDriver : ITestDriver
{
    private static readonly string[] Common =
    [
        "-automated",
        "async",
        "-noAutoReporters",
        "-preEnumerateTheories",
        "-parallel",
        "none",
    ];

    private readonly MethodInfo _entry;
    private Dictionary<string, (WorkerTest Test, string Handle)> _tests = [];
    private Dictionary<string, string> _ids = [];

    public EntryPointDriver(string assembly)
    {
        _entry =
            AssemblyLoadContext.Default.LoadFromAssemblyPath(assembly).EntryPoint
            ?? throw new InvalidOperationException(
                $"{Path.GetFileName(assembly)} has no entry point; xunit v3 test projects are executables"
            );
    }

    public string Name => "xunit.v3";

    public IReadOnlyList<WorkerTest> Discover()
    {
        var listing = Invoke([.. Common, "-list", "full/json"]);
        using var json = JsonDocument.Parse(
            listing[listing.IndexOf('[', StringComparison.Ordinal)..(listing.LastIndexOf(']') + 1)]
        );
        _tests = TestIds.Assign(
            json.RootElement.EnumerateArray()
                .Select(test =>
                    (
                        $"{test.GetProperty("Class").GetString()}.{test.GetProperty("Method").GetString()}",
                        test.GetProperty("DisplayName").GetString()!,
                        test.GetProperty("ID").GetString()!
                    )
                )
        );
        _ids = _tests.ToDictionary(test => test.Value.Handle, test => test.Key);
        return _tests.Values.Select(test => test.Test).ToList();
    }

    // Its messages are read when all is over.
    public bool TellsEach => false;

    public IReadOnlyList<TestOutcome> Run(IReadOnlyCollection<string> ids, TestTurns? turns)
    {
        var output = Invoke([
            .. Common,
            .. ids.SelectMany(id => (string[])["-id", _tests[id].Handle]),
        ]);
        return output
            .Split('\n')
            .Where(line => line.StartsWith("{\"$type\":\"test-", StringComparison.Ordinal))
            .Select(Outcome)
            .OfType<TestOutcome>()
            .GroupBy(outcome => outcome.Id, StringComparer.Ordinal)
            .Select(group => new TestOutcome(
                group.Key,
                group.All(outcome => outcome.Passed),
                group.Sum(outcome => outcome.Nanoseconds),
                group.Select(outcome => outcome.Message).FirstOrDefault(words => words is not null)
            ))
            .ToList();
    }

    private TestOutcome? Outcome(string line)
    {
        using var json = JsonDocument.Parse(line);
        var message = json.RootElement;
        return
            message.GetProperty("$type").GetString()
                is not ("test-passed" or "test-failed" or "test-skipped" or "test-not-run")
            || !_ids.TryGetValue(message.GetProperty("TestCaseUniqueID").GetString()!, out var id)
            ? null
            : new(
                id,
                message.GetProperty("$type").GetString() == "test-passed",
                (long)(message.GetProperty("ExecutionTime").GetDouble() * 1e9),
                message.TryGetProperty("Messages", out var words) && words.GetArrayLength() > 0
                    ? words[0].GetString()
                    : null
            );
    }

    private string Invoke(string[] arguments)
    {
        var output = new StringWriter();
        Console.SetOut(TextWriter.Synchronized(output));
        try
        {
            var result = _entry.Invoke(null, _entry.GetParameters().Length == 0 ? [] : [arguments]);
            if (result is Task task)
            {
                task.GetAwaiter().GetResult();
            }

            return output.ToString();
        }
        finally
        {
            Console.SetOut(TextWriter.Null);
        }
    }
}
