using PieBot.Core.Changes;
using PieBot.Core.Configuration;
using PieBot.Core.Languages.CSharp.Compiling;
using PieBot.Core.Languages.CSharp.Mutants;
using PieBot.Core.Languages.CSharp.Probe;
using PieBot.Core.Languages.Testing;

namespace PieBot.Core.Languages.CSharp.Building;

/// <summary>A head of .NET projects: sides are compiled without a build where that is as good as a build.</summary>
internal sealed class DotNetHead : IPreparedHead
{
    private readonly string _root;
    private readonly BuiltProjects _built;
    private readonly OtherFrameworks _others;
    private readonly CandidateTree _tree;
    private readonly CompilerServers _servers;
    private readonly SideBuilder _builder;
    private readonly ProjectSymbols _symbols;

    /// <param name="memory">With the head's projects compared.</param>
    /// <param name="servers">Let go with the head.</param>
    public DotNetHead(
        Head head,
        BuiltProjects built,
        MemorySides memory,
        CompilerServers servers,
        VerifySettings settings
    )
    {
        _root = head.Root;
        _built = built;
        _symbols = new(head.Root, built);
        _servers = servers;
        _others = new(head.Root, built, servers, settings.BuildTimeout);
        _tree = new(head, built.Projects, _others, servers, settings.BuildTimeout);
        _builder = new(memory, _tree);
        Suites = built.Projects.Select(project => new DotNetSuite(project)).ToList();
    }

    public IReadOnlyList<ITestSuite> Suites { get; }

    public IReadOnlyList<string> Notices => [.. _built.Notices, .. _others.LeftOut];

    public IEnumerable<string> Trees => _tree.Root is { } root ? [root] : [];

    public EditedMembers Edit(IReadOnlyDictionary<string, byte[]> files, EditedMembers? whole) =>
        CSharpEdits.Of(_root, files, whole, _symbols.Of);

    public IReadOnlyDictionary<string, string> Number(IReadOnlyList<ChangedMember> members) =>
        NumberedTexts.Of(
            _root,
            members,
            (path, text, numbered) =>
                MemberProbe.Number(path, text, numbered, _symbols.Of(path, text))
        );

    public Task<(BuiltSide? Side, string? Fault)> BuildAsync(
        SideRequest request,
        CancellationToken cancellationToken
    ) => _builder.BuildAsync(request, cancellationToken);

    public Task<(IReadOnlyList<ITestSuite>? Suites, string? Fault)> RebuildAsync(
        IReadOnlyDictionary<string, byte[]> files,
        CancellationToken cancellationToken
    ) => _tree.BuildWholeAsync(files, cancellationToken);

    public Task<IReadOnlyList<Mutant>> PlantAsync(
        string path,
        string text,
        IReadOnlyList<LineRange> lines,
        int most,
        CancellationToken cancellationToken
    ) => Task.FromResult(CSharpMutants.Plant(text, lines, most, _symbols.Of(path, text)));

    public async Task<SampledTime?> SampleAsync(
        SampleRequest request,
        CancellationToken cancellationToken
    ) => await new Sampler(_built, request).RunAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _tree.DisposeAsync();
        await _servers.DisposeAsync();
    }
}
