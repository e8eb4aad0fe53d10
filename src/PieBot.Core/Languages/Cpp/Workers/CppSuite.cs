using PieBot.Core.Languages.Cpp.Building;
using PieBot.Core.Languages.Cpp.Probe;
using PieBot.Core.Languages.Cpp.Testing;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Languages.Workers;
using PieBot.Core.Processes;

namespace PieBot.Core.Languages.Cpp.Workers;

/// <summary>What a side's files carry.</summary>
internal enum ProbeKind
{
    None,

    /// <summary>A probe in each touched member.</summary>
    Members,

    /// <summary>One around the whole program, where the members cannot take one.</summary>
    Programs,
}

/// <summary>The tests that CTest knows of a CMake project, in a copy of its build folder.</summary>
internal sealed class CppSuite : ITestSuite
{
    private readonly Lazy<IReadOnlySet<string>> _probed;
    private IReadOnlyList<CppTest>? _tests;

    /// <param name="name">Of the project's first CMakeLists.txt, relative to the repository.</param>
    /// <param name="folder">The copy.</param>
    public CppSuite(string name, string folder, ProbeKind probe)
    {
        Name = name;
        Folder = folder;
        Probe = probe;
        _probed = new(() =>
            probe == ProbeKind.None ? new HashSet<string>() : ProbedPrograms.Find(folder)
        );
        Libraries = Directory
            .EnumerateFiles(folder, "*.so*", SearchOption.AllDirectories)
            .Select(file => Path.GetDirectoryName(file)!)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
    }

    public string Name { get; }

    public string Description => $"{Name} (CTest)";

    public string Folder { get; }

    public ProbeKind Probe { get; }

    /// <summary>Folders of the copy that hold shared libraries.</summary>
    public IReadOnlyList<string> Libraries { get; }

    public async Task<TestResults> RunAsync(
        Confinement confinement,
        TimeSpan timeout,
        CancellationToken cancellationToken
    )
    {
        // Tests may write beside their program: what was built stays as it is.
        using var copy = BuildCopy.Create(Folder, $"{Folder}.run");
        return await RunIn(copy.Folder, confinement, null, timeout, cancellationToken);
    }

    public IWorker Start(WorkerSettings settings) => new CppWorker(this, settings);

    public CopiedSuite Copy(string name)
    {
        var copy = BuildCopy.Create(Folder, $"{Folder}.{name}");
        return new(new CppSuite(Name, copy.Folder, Probe), copy);
    }

    public async Task<(ProbeSums? Sums, string? Fault)> RunProbedAsync(
        Confinement confinement,
        TimeSpan timeout,
        CancellationToken cancellationToken
    )
    {
        var file = Path.Combine(confinement.Results, $"probe-{Guid.NewGuid():n}");
        var results = await RunIn(Folder, confinement, file, timeout, cancellationToken);
        return results.Fault is { } fault ? (null, fault) : (ProbeFile.Read(file), null);
    }

    /// <summary>The tests that can be run by themselves, listed when first asked for; or why they cannot be told.</summary>
    public async Task<(IReadOnlyList<CppTest>? Tests, string? Fault)> TestsAsync(
        WorkerSettings settings,
        CancellationToken cancellationToken
    )
    {
        if (_tests is not null)
        {
            return (_tests, null);
        }

        var (entries, fault) = await new CTest(Folder).ListAsync(
            settings.Confinement,
            settings.Timeout,
            cancellationToken
        );
        if (entries is null)
        {
            return (null, fault);
        }

        var fresh = new FreshRuns(Folder, Libraries, settings);
        _tests = await new TestCases(
            (entry, arguments, token) => fresh.StartAsync(entry, arguments, [], token)
        ).OfAsync(entries, cancellationToken);
        return (_tests, null);
    }

    /// <summary>Whether the test's program is one that stays and forks; else it is started anew.</summary>
    public bool HasServer(CTestEntry entry) => _probed.Value.Contains(entry.Program);

    /// <summary>Whether the test may enter an instrumented member: a script may start any program.</summary>
    public bool MayReach(CppTest test) =>
        HasServer(test.Entry) || !TestProgram.IsProgram(test.Entry.Program);

    private Task<TestResults> RunIn(
        string folder,
        Confinement confinement,
        string? probeFile,
        TimeSpan timeout,
        CancellationToken cancellationToken
    )
    {
        var added = new Dictionary<string, string>();
        if (Libraries.Count > 0)
        {
            added["LD_LIBRARY_PATH"] = string.Join(
                ':',
                Libraries.Select(one => one.Replace(Folder, folder, StringComparison.Ordinal))
            );
        }

        if (probeFile is not null)
        {
            added["PIEBOT_PROBE_FILE"] = probeFile;
        }

        return new CTest(folder).RunAsync(confinement, added, timeout, cancellationToken);
    }
}
