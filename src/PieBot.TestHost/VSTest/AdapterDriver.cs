using System.Reflection;
using System.Runtime.Loader;
using Microsoft.VisualStudio.TestPlatform.ObjectModel;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Adapter;
using PieBot.Workers;

namespace PieBot.TestHost.VSTest;

/// <summary>Drives the project's own VSTest adapter (xUnit 2, NUnit, MSTest) without the test platform around it.</summary>
internal sealed class AdapterDriver : ITestDriver
{
    private readonly string _assembly;
    private readonly bool _isNUnit;
    private readonly ITestDiscoverer _discoverer;
    private readonly ITestExecutor _executor;
    private readonly SilentContext _context = new(
        Environment.GetEnvironmentVariable("PIEBOT_RUN_SETTINGS")
    );
    private Dictionary<string, (WorkerTest Test, TestCase Handle)> _tests = [];
    private Dictionary<Guid, string> _ids = [];

    private AdapterDriver(string path, string assembly, Type discoverer, Type executor)
    {
        Name = $"vstest:{Path.GetFileName(path)}";
        _assembly = assembly;
        _isNUnit = Path.GetFileName(path).StartsWith("NUnit", StringComparison.OrdinalIgnoreCase);
        _discoverer = (ITestDiscoverer)Activator.CreateInstance(discoverer, nonPublic: true)!;
        _executor =
            discoverer == executor
                ? (ITestExecutor)_discoverer
                : (ITestExecutor)Activator.CreateInstance(executor, nonPublic: true)!;
    }

    public string Name { get; }

    /// <summary>Null when the assembly holds no adapter.</summary>
    public static AdapterDriver? TryCreate(string path, string assembly)
    {
        var types = Types(AssemblyLoadContext.Default.LoadFromAssemblyPath(path));
        var discoverer = types.FirstOrDefault(Implements<ITestDiscoverer>);
        var executor = types.FirstOrDefault(Implements<ITestExecutor>);
        return discoverer is null || executor is null
            ? null
            : new(path, assembly, discoverer, executor);
    }

    public IReadOnlyList<WorkerTest> Discover()
    {
        var sink = new DiscoverySink();
        _discoverer.DiscoverTests([_assembly], _context, sink, sink);
        _tests = TestIds.Assign(
            // Rows that the adapter itself cannot tell apart share an id, and run together.
            sink.Tests.DistinctBy(test => test.Id)
                .Select(test => (test.FullyQualifiedName, test.DisplayName, test))
        );
        _ids = _tests.ToDictionary(test => test.Value.Handle.Id, test => test.Key);
        return _tests.Count > 0 || sink.Error is null
            ? _tests.Values.Select(test => test.Test).ToList()
            : throw new InvalidOperationException(sink.Error);
    }

    // NUnit's tells from a thread of its own, some time after.
    public bool TellsEach => !_isNUnit;

    public IReadOnlyList<TestOutcome> Run(IReadOnlyCollection<string> ids, TestTurns? turns)
    {
        if (_isNUnit)
        {
            NUnitTrace.Forget();
        }

        var results = new ResultHandle(turns, id => _ids.GetValueOrDefault(id));
        _executor.RunTests(ids.Select(id => _tests[id].Handle).ToList(), _context, results);
        // One test case may yield several results (data rows expanded at run time): they are one test here.
        return results
            .Results.GroupBy(result => result.TestCase.Id)
            .Where(group => _ids.ContainsKey(group.Key))
            .Select(group => new TestOutcome(
                _ids[group.Key],
                group.All(result =>
                    result.Outcome
                    == Microsoft.VisualStudio.TestPlatform.ObjectModel.TestOutcome.Passed
                ),
                group.Sum(result => result.Duration.Ticks * 100),
                group
                    .Select(result => result.ErrorMessage)
                    .FirstOrDefault(words => words is not null)
            ))
            .ToList();
    }

    private static bool Implements<T>(Type type) =>
        type is { IsClass: true, IsAbstract: false } && typeof(T).IsAssignableFrom(type);

    private static Type[] Types(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            return exception.Types.OfType<Type>().ToArray();
        }
    }
}
