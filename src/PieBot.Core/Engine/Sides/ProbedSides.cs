using PieBot.Core.Languages.Testing;
using PieBot.Core.Proposals;

namespace PieBot.Core.Engine.Sides;

/// <summary>Instrumented builds, each made when first asked for and kept until the candidates that need it are done with.</summary>
internal sealed class ProbedSides(IPreparedHead head) : IDisposable
{
    private readonly Dictionary<string, BuiltSide> _sides = new(StringComparer.Ordinal);

    /// <summary>The baseline with a probe in the members that an edit touches.</summary>
    /// <param name="copy">Tells a second build of the same apart.</param>
    public Task<(BuiltSide? Side, string? Fault)> BaselineAsync(
        EditedMembers edit,
        bool quick,
        CancellationToken cancellationToken,
        string copy = "baseline"
    ) =>
        GetAsync(
            // A folder is named by it.
            $"{copy}-{Candidates.Id(edit.Key, [])}-{(quick ? "m" : "t")}",
            edit.ProbedBaseline,
            quick,
            cancellationToken
        );

    /// <summary>A candidate with a probe in the members that it touches.</summary>
    public Task<(BuiltSide? Side, string? Fault)> CandidateAsync(
        string id,
        EditedMembers edit,
        bool quick,
        CancellationToken cancellationToken
    ) => GetAsync(id, edit.ProbedCandidate, quick, cancellationToken);

    /// <summary>Lets go of all that was built.</summary>
    public void Clear()
    {
        foreach (var side in _sides.Values)
        {
            side.Dispose();
        }

        _sides.Clear();
    }

    public void Dispose() => Clear();

    private async Task<(BuiltSide? Side, string? Fault)> GetAsync(
        string name,
        IReadOnlyDictionary<string, string> texts,
        bool quick,
        CancellationToken cancellationToken
    )
    {
        if (_sides.TryGetValue(name, out var known))
        {
            return (known, null);
        }

        var (side, fault) = await head.BuildAsync(
            new(name, SideKind.Probed, texts, quick),
            cancellationToken
        );
        if (side is not null)
        {
            _sides.Add(name, side);
        }

        return (side, fault);
    }
}
