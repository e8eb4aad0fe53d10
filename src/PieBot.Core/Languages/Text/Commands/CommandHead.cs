using PieBot.Core.Changes;
using PieBot.Core.Languages.Testing;

namespace PieBot.Core.Languages.Text.Commands;

/// <summary>A head that was built by its own commands.</summary>
internal sealed class CommandHead(Head head, CommandSides sides, CommandEdits edits) : IPreparedHead
{
    public IReadOnlyList<ITestSuite> Suites { get; } = [sides.Suite(head.Root)];

    public IReadOnlyList<string> Notices => [];

    public IEnumerable<string> Trees => sides.Root is { } root ? [root] : [];

    public EditedMembers Edit(IReadOnlyDictionary<string, byte[]> files, EditedMembers? whole) =>
        edits.Of(files, whole);

    public Task<(BuiltSide? Side, string? Fault)> BuildAsync(
        SideRequest request,
        CancellationToken cancellationToken
    ) =>
        request.Kind is SideKind.Observed
            ? Task.FromResult<(BuiltSide?, string?)>((null, null))
            : sides.SideAsync(request.Name, request.Texts, cancellationToken);

    public Task<(IReadOnlyList<ITestSuite>? Suites, string? Fault)> RebuildAsync(
        IReadOnlyDictionary<string, byte[]> files,
        CancellationToken cancellationToken
    ) => sides.RebuildAsync(files, cancellationToken);

    public Task<IReadOnlyList<Mutant>> PlantAsync(
        string path,
        string text,
        IReadOnlyList<LineRange> lines,
        int most,
        CancellationToken cancellationToken
    ) => Task.FromResult(TextMutants.Plant(path, text, lines, most));

    public ValueTask DisposeAsync() => sides.DisposeAsync();
}
