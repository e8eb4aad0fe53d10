using PieBot.Changes;
using PieBot.Verification.DotNet.Faults;
using PieBot.Verification.DotNet.Observing;
using PieBot.Verification.DotNet.Probe;
using PieBot.Verification.Ecosystems;
using PieBot.Verification.Proving;

namespace PieBot.Verification.DotNet;

/// <summary>A head of .NET projects: sides are compiled in memory where that is as good as a build.</summary>
internal sealed class DotNetHead : IPreparedHead
{
    private readonly string _root;
    private readonly CandidateTree _tree;
    private readonly SideBuilder _builder;
    private readonly ProjectSymbols _symbols;

    public DotNetHead(Head head, BuiltProjects built, VerifySettings settings)
    {
        _root = head.Root;
        _tree = new(head, built.Projects, settings.BuildTimeout);
        _builder = new(head.Root, built, _tree, settings.BuildTimeout);
        _symbols = new(head.Root, built);
        Suites = built.Projects.Select(project => new DotNetSuite(project)).ToList();
        Notices = built.Notices;
    }

    public IReadOnlyList<ITestSuite> Suites { get; }

    public IReadOnlyList<string> Notices { get; }

    public IEnumerable<string> Trees => _tree.Root is { } root ? [root] : [];

    public EditedMembers Edit(IReadOnlyDictionary<string, byte[]> files, EditedMembers? whole) =>
        CSharpEdits.Of(_root, files, whole, _symbols.Of);

    public async Task<(BuiltSide? Side, string? Fault)> BuildAsync(
        SideRequest request,
        CancellationToken cancellationToken
    ) =>
        request.Kind switch
        {
            // What only a full build could judge is not worth one: these say something of the tests, not of the candidate.
            SideKind.Observed => await _builder
                .TryInMemoryAsync(request, [CallsSource.Text], cancellationToken)
                .ConfigureAwait(false),
            SideKind.Faulted => await _builder
                .TryInMemoryAsync(request, [], cancellationToken)
                .ConfigureAwait(false),
            SideKind.Probed or SideKind.Marked => await _builder
                .BuildAsync(request, ProbeSource.Text, cancellationToken)
                .ConfigureAwait(false),
            _ => await _builder.BuildAsync(request, null, cancellationToken).ConfigureAwait(false),
        };

    public async Task<(IReadOnlyList<ITestSuite>? Suites, string? Fault)> RebuildAsync(
        IReadOnlyDictionary<string, byte[]> files,
        CancellationToken cancellationToken
    )
    {
        var (projects, fault) = await _tree
            .BuildAsync(files, cancellationToken)
            .ConfigureAwait(false);
        return (projects?.Select(project => new DotNetSuite(project)).ToList(), fault);
    }

    public Task<IReadOnlyList<PlantedFault>> PlantAsync(
        string path,
        string text,
        IReadOnlyList<LineRange> lines,
        int most,
        CancellationToken cancellationToken
    ) => Task.FromResult(FaultPlanter.Plant(text, lines, most, _symbols.Of(path, text)));

    public Task<string?> ExamineAsync(Contender contender, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(null);

    public ValueTask DisposeAsync() => _tree.DisposeAsync();
}
