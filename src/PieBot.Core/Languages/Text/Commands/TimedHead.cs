using PieBot.Core.Changes;
using PieBot.Core.Languages.Testing;

namespace PieBot.Core.Languages.Text.Commands;

/// <summary>A head whose tests gate, and of which a command is timed.</summary>
/// <param name="tested">Owned.</param>
internal sealed class TimedHead(IPreparedHead tested, CommandSides sides, CommandEdits edits)
    : IPreparedHead
{
    public IReadOnlyList<ITestSuite> Suites => tested.Suites;

    public IReadOnlyList<string> Notices => tested.Notices;

    public IEnumerable<string> Trees => tested.Trees;

    // The members are those the language knows; nothing stands in them, since a command cannot read a probe.
    public EditedMembers Edit(IReadOnlyDictionary<string, byte[]> files, EditedMembers? whole)
    {
        var edit = tested.Edit(files, whole);
        var before = edits.Of(files, whole);
        return edit with
        {
            ProbedBaseline = before.ProbedBaseline,
            ProbedCandidate = edit.Texts,
            ObservedBaseline = null,
            ObservedCandidate = null,
            Timed = false,
        };
    }

    public Task<(BuiltSide? Side, string? Fault)> BuildAsync(
        SideRequest request,
        CancellationToken cancellationToken
    ) =>
        request.Kind switch
        {
            SideKind.Probed => sides.SideAsync(request.Name, request.Texts, cancellationToken),
            SideKind.Observed => Task.FromResult<(BuiltSide?, string?)>((null, null)),
            _ => tested.BuildAsync(request, cancellationToken),
        };

    public Task<(IReadOnlyList<ITestSuite>? Suites, string? Fault)> RebuildAsync(
        IReadOnlyDictionary<string, byte[]> files,
        CancellationToken cancellationToken
    ) => tested.RebuildAsync(files, cancellationToken);

    public Task<IReadOnlyList<Mutant>> PlantAsync(
        string path,
        string text,
        IReadOnlyList<LineRange> lines,
        int most,
        CancellationToken cancellationToken
    ) => tested.PlantAsync(path, text, lines, most, cancellationToken);

    public Task<string?> ExamineAsync(Winner winner, CancellationToken cancellationToken) =>
        tested.ExamineAsync(winner, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await sides.DisposeAsync();
        await tested.DisposeAsync();
    }
}
