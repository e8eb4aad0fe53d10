using System.Text;
using PieBot.Core.Changes;
using PieBot.Core.Configuration;
using PieBot.Core.Languages.Cpp.Building;
using PieBot.Core.Languages.Cpp.Mutants;
using PieBot.Core.Languages.Cpp.Observing;
using PieBot.Core.Languages.Cpp.Probe;
using PieBot.Core.Languages.Cpp.Sanitizing;
using PieBot.Core.Languages.Cpp.Workers;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;

namespace PieBot.Core.Languages.Cpp.Tests;

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
    private readonly string _observer;
    private readonly BuildCopy _built;
    private readonly Sanitizers _sanitizers;
    private readonly StageClock _clock;

    // Files whose members take no probe: constant expressions of C++11, and what else the compiler refuses.
    private readonly HashSet<string> _unprobed = new(StringComparer.Ordinal);

    // How much observed members tell.
    private readonly Dictionary<string, ObservedDepth> _depths = new(StringComparer.Ordinal);

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
        _observer = CppObserver.Header(Path.GetDirectoryName(tree.Folder)!);
        _fresh = new(head, Path.GetDirectoryName(name)!, options, tree.Targets, settings)
        {
            ListsPrograms = tree.ListsPrograms,
        };
        _clock = clock;
        _sanitizers = new(_fresh, name, settings, confinement);
        _built = BuildCopy.Create(tree.Folder, $"{tree.Folder}.head");
        Suites = [new CppSuite(name, _built.Folder, ProbeKind.None)];
    }

    public IReadOnlyList<ITestSuite> Suites { get; }

    public IReadOnlyList<string> Notices => [.. Told, .. _sanitizers.Notices];

    /// <summary>Of its test programs: which do not build and why, and which it names to no one.</summary>
    public IReadOnlyList<string> Told { get; init; } = [];

    public IEnumerable<string> Trees => _fresh.Root is { } root ? [root] : [];

    public EditedMembers Edit(IReadOnlyDictionary<string, byte[]> files, EditedMembers? whole) =>
        CppEdits.Of(_head.Root, files, whole);

    public IReadOnlyDictionary<string, string> Number(IReadOnlyList<ChangedMember> members) =>
        NumberedTexts.Of(_head.Root, members, CppProbe.Number);

    public async Task<(BuiltSide? Side, string? Fault)> BuildAsync(
        SideRequest request,
        CancellationToken cancellationToken
    )
    {
        await _building.WaitAsync(cancellationToken);
        try
        {
            return request.Kind switch
            {
                SideKind.Probed => await ProbedAsync(request, cancellationToken),
                SideKind.Observed => await ObservedAsync(request, cancellationToken),
                SideKind.Marked => await BuildAsync(request, ProbeKind.Members, cancellationToken),
                _ => await BuildAsync(request, ProbeKind.None, cancellationToken),
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
        var (folder, fault) = await _fresh.BuildAsync(files, [], cancellationToken);
        return folder is null
            ? (null, fault)
            : ([new CppSuite(_name, folder, ProbeKind.None)], null);
    }

    public Task<IReadOnlyList<Mutant>> PlantAsync(
        string path,
        string text,
        IReadOnlyList<LineRange> lines,
        int most,
        CancellationToken cancellationToken
    ) => Task.FromResult(CppMutants.Plant(path, text, lines, most));

    public Task<string?> ExamineAsync(Winner winner, CancellationToken cancellationToken)
    {
        _clock.Enter("sanitize", $"{winner.Id}: address and undefined behaviour");
        return _sanitizers.FaultAsync(winner, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _built.Dispose();
        Scratch.Remove(_tree.Folder);
        await _fresh.DisposeAsync();
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
            var (side, fault) = await BuildAsync(request, ProbeKind.Members, cancellationToken);
            // What a candidate's own probes meet says nothing of the other side.
            if (side is not null || !IsHead(request))
            {
                return (side, fault);
            }

            _unprobed.Add(files);
        }

        return await BuildAsync(request, ProbeKind.Programs, cancellationToken);
    }

    private async Task<(BuiltSide? Side, string? Fault)> BuildAsync(
        SideRequest request,
        ProbeKind probe,
        CancellationToken cancellationToken
    )
    {
        return await BuildAsync(
            request,
            probe,
            text =>
                probe == ProbeKind.None
                    ? text
                    : CppProbe.Including(_probe, text, probe == ProbeKind.Programs),
            cancellationToken
        );
    }

    // What cannot be taken apart into fields (arrays in them, bases) the compiler says. Both sides must tell values alike,
    // and the baseline comes first.
    private async Task<(BuiltSide? Side, string? Fault)> ObservedAsync(
        SideRequest request,
        CancellationToken cancellationToken
    )
    {
        var members = string.Join('\n', request.Texts.Values.SelectMany(CppObserver.Members));
        if (_depths.TryGetValue(members, out var known))
        {
            return await Observed(known);
        }

        (BuiltSide? Side, string? Fault) built = default;
        foreach (
            var depth in Enum.GetValues<ObservedDepth>()
                .Where(one =>
                    one != ObservedDepth.Full || request.Texts.Values.Any(CppObserver.NotesState)
                )
        )
        {
            built = await Observed(depth);
            if (built.Side is not null)
            {
                _depths.Add(members, depth);
                break;
            }
        }

        return built;

        Task<(BuiltSide? Side, string? Fault)> Observed(ObservedDepth depth) =>
            BuildAsync(
                request,
                ProbeKind.None,
                text => CppObserver.Including(_observer, text, depth),
                cancellationToken
            );
    }

    private async Task<(BuiltSide? Side, string? Fault)> BuildAsync(
        SideRequest request,
        ProbeKind probe,
        Func<string, string> compiled,
        CancellationToken cancellationToken
    )
    {
        var files = request.Texts.ToDictionary(
            text => text.Key,
            text => Encoding.UTF8.GetBytes(compiled(text.Value))
        );
        var fault = await _tree.BuildAsync(files, cancellationToken);
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
