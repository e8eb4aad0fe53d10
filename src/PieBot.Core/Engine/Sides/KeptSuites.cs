using PieBot.Core.Changes;
using PieBot.Core.Languages;
using PieBot.Core.Languages.Testing;

namespace PieBot.Core.Engine.Sides;

/// <summary>A head of which some suites cannot be run: on all sides only the others are.</summary>
/// <param name="leftOut">Names of suites, each with the reason.</param>
internal sealed class KeptSuites(IPreparedHead head, IReadOnlyDictionary<string, string> leftOut)
    : IPreparedHead
{
    public IReadOnlyList<ITestSuite> Suites => Kept(head.Suites);

    public IReadOnlyList<string> Notices =>
        [
            .. head.Notices,
            .. leftOut.Select(one =>
                $"{one.Key} is left out: its tests cannot be run: {one.Value}"
            ),
        ];

    public IEnumerable<string> Trees => head.Trees;

    /// <summary>The head itself when nothing is left out.</summary>
    public static IPreparedHead Of(
        IPreparedHead head,
        IReadOnlyDictionary<string, string> leftOut
    ) => leftOut.Count == 0 ? head : new KeptSuites(head, leftOut);

    public EditedMembers Edit(IReadOnlyDictionary<string, byte[]> files, EditedMembers? whole) =>
        head.Edit(files, whole);

    public IReadOnlyDictionary<string, string>? Number(IReadOnlyList<ChangedMember> members) =>
        head.Number(members);

    public async Task<(BuiltSide? Side, string? Fault)> BuildAsync(
        SideRequest request,
        CancellationToken cancellationToken
    )
    {
        var (side, fault) = await head.BuildAsync(request, cancellationToken);
        return (side is null ? null : side with { Suites = Kept(side.Suites) }, fault);
    }

    public async Task<(IReadOnlyList<ITestSuite>? Suites, string? Fault)> RebuildAsync(
        IReadOnlyDictionary<string, byte[]> files,
        CancellationToken cancellationToken
    )
    {
        var (suites, fault) = await head.RebuildAsync(files, cancellationToken);
        return (suites is null ? null : Kept(suites), fault);
    }

    public Task<IReadOnlyList<Mutant>> PlantAsync(
        string path,
        string text,
        IReadOnlyList<LineRange> lines,
        int most,
        CancellationToken cancellationToken
    ) => head.PlantAsync(path, text, lines, most, cancellationToken);

    public Task<SampledTime?> SampleAsync(
        SampleRequest request,
        CancellationToken cancellationToken
    ) => head.SampleAsync(request, cancellationToken);

    public Task<string?> ExamineAsync(Winner winner, CancellationToken cancellationToken) =>
        head.ExamineAsync(winner, cancellationToken);

    public ValueTask DisposeAsync() => head.DisposeAsync();

    private List<ITestSuite> Kept(IReadOnlyList<ITestSuite> suites) =>
        suites.Where(suite => !leftOut.ContainsKey(suite.Name)).ToList();
}
