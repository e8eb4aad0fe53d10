using System.Text;
using PieBot.Changes;
using PieBot.Processes;
using PieBot.Verification.Cpp.Building;
using PieBot.Verification.Cpp.Faults;
using PieBot.Verification.Cpp.Probe;
using PieBot.Verification.Cpp.Sanitizing;
using PieBot.Verification.Ecosystems;
using PieBot.Verification.Proving;

namespace PieBot.Verification.Cpp;

/// <summary>
/// A head of one CMake project. Sides are built one after the other in one build folder, incrementally, and each takes a
/// copy of what its tests need; the last check of the exact bytes is a build from nothing in a second worktree.
/// </summary>
internal sealed class CppHead : IPreparedHead
{
    private readonly Head _head;
    private readonly BuildTree _tree;
    private readonly string _name;
    private readonly FreshBuild _fresh;
    private readonly SemaphoreSlim _building = new(1);
    private readonly string _probe;
    private readonly BuildCopy _built;
    private readonly Sanitizers _sanitizers;
    private readonly StageClock _clock;

    // Files whose members take no probe: constant expressions of C++11, and what else the compiler refuses.
    private readonly HashSet<string> _unprobed = new(StringComparer.Ordinal);

    /// <param name="tree">Built.</param>
    /// <param name="name">Of the project's first CMakeLists.txt.</param>
    /// <param name="options">With which it was configured beside the usual ones.</param>
    public CppHead(
        Head head,
        BuildTree tree,
        string name,
        IReadOnlyList<string> options,
        VerifySettings settings,
        Confinement confinement,
        StageClock clock
    )
    {
        _head = head;
        _tree = tree;
        _name = name;
        _probe = CppProbe.Header(Path.GetDirectoryName(tree.Folder)!);
        _fresh = new(head, Path.GetDirectoryName(name)!, options, settings.BuildTimeout);
        _clock = clock;
        _sanitizers = new(_fresh, name, settings, confinement);
        _built = BuildCopy.Create(tree.Folder, $"{tree.Folder}.head");
        Suites = [new CppSuite(name, _built.Folder, ProbeKind.None)];
    }

    public IReadOnlyList<ITestSuite> Suites { get; }

    public IReadOnlyList<string> Notices => [];

    public IEnumerable<string> Trees => _fresh.Root is { } root ? [root] : [];

    public EditedMembers Edit(IReadOnlyDictionary<string, byte[]> files, EditedMembers? whole) =>
        CppEdits.Of(_head.Root, files, whole);

    public async Task<(BuiltSide? Side, string? Fault)> BuildAsync(
        SideRequest request,
        CancellationToken cancellationToken
    )
    {
        if (request.Kind == SideKind.Observed)
        {
            return (null, null);
        }

        await _building.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return request.Kind switch
            {
                SideKind.Probed => await ProbedAsync(request, cancellationToken)
                    .ConfigureAwait(false),
                SideKind.Marked => await BuildAsync(request, ProbeKind.Members, cancellationToken)
                    .ConfigureAwait(false),
                _ => await BuildAsync(request, ProbeKind.None, cancellationToken)
                    .ConfigureAwait(false),
            };
        }
        finally
        {
            _building.Release();
        }
    }

    public async Task<(IReadOnlyList<ITestSuite>? Suites, string? Fault)> RebuildAsync(
        IReadOnlyDictionary<string, byte[]> files,
        CancellationToken cancellationToken
    )
    {
        var (folder, fault) = await _fresh
            .BuildAsync(files, [], cancellationToken)
            .ConfigureAwait(false);
        return folder is null
            ? (null, fault)
            : ([new CppSuite(_name, folder, ProbeKind.None)], null);
    }

    public Task<IReadOnlyList<PlantedFault>> PlantAsync(
        string path,
        string text,
        IReadOnlyList<LineRange> lines,
        int most,
        CancellationToken cancellationToken
    ) => Task.FromResult(CppFaults.Plant(path, text, lines, most));

    public Task<string?> ExamineAsync(Contender contender, CancellationToken cancellationToken)
    {
        _clock.Enter("sanitize", $"{contender.Id}: address and undefined behaviour");
        return _sanitizers.FaultAsync(contender, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _built.Dispose();
        Scratch.Remove(_tree.Folder);
        await _fresh.DisposeAsync().ConfigureAwait(false);
        _building.Dispose();
    }

    private async Task<(BuiltSide? Side, string? Fault)> ProbedAsync(
        SideRequest request,
        CancellationToken cancellationToken
    )
    {
        var files = string.Join('\n', request.Texts.Keys.Order(StringComparer.Ordinal));
        if (!_unprobed.Contains(files))
        {
            var (side, fault) = await BuildAsync(request, ProbeKind.Members, cancellationToken)
                .ConfigureAwait(false);
            // What a candidate's own probes meet says nothing of the other side.
            if (side is not null || !IsHead(request))
            {
                return (side, fault);
            }

            _unprobed.Add(files);
        }

        return await BuildAsync(request, ProbeKind.Programs, cancellationToken)
            .ConfigureAwait(false);
    }

    private async Task<(BuiltSide? Side, string? Fault)> BuildAsync(
        SideRequest request,
        ProbeKind probe,
        CancellationToken cancellationToken
    )
    {
        var files = request.Texts.ToDictionary(
            text => text.Key,
            text =>
                Encoding.UTF8.GetBytes(
                    probe == ProbeKind.None
                        ? text.Value
                        : CppProbe.Including(_probe, text.Value, probe == ProbeKind.Programs)
                )
        );
        var fault = await _tree.BuildAsync(files, cancellationToken).ConfigureAwait(false);
        if (fault is not null)
        {
            return (null, fault);
        }

        // The build folder is overwritten by the next side.
        var copy = BuildCopy.Create(_tree.Folder, $"{_tree.Folder}.{request.Name}");
        return (new([new CppSuite(_name, copy.Folder, probe)], [copy], true), null);
    }

    private bool IsHead(SideRequest request) =>
        request.Texts.All(text =>
            File.Exists(Path.Combine(_head.Root, text.Key))
            && CppProbe.Plain(text.Value)
                == SourceFile.Parse(File.ReadAllBytes(Path.Combine(_head.Root, text.Key))).Text
        );
}
