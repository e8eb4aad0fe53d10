using PieBot.Core.Languages;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;

namespace PieBot.Core.Engine.Sides;

/// <summary>A commit, checked out, built and tested.</summary>
/// <param name="name">What it is called, for people: baseline, base, head.</param>
/// <param name="reached">Which of its tests reach which members.</param>
internal sealed class PreparedCommit(
    string name,
    Worktree worktree,
    Baseline baseline,
    ReachMatrix reached
) : IAsyncDisposable
{
    public string Name { get; } = name;

    public Baseline Baseline { get; } = baseline;

    /// <summary>Which of its tests reach which members.</summary>
    public ReachMatrix Reached { get; } = reached;

    /// <summary>Builds the commit with a probe in one member.</summary>
    /// <param name="build">Tells this build's folders apart.</param>
    /// <param name="quick">False goes straight to a real build.</param>
    /// <returns>The build, and whether the probe's times are the member's; or why there is none.</returns>
    public Task<(BuiltSide? Side, bool Timed, string? Fault)> ProbeAsync(
        ChangedMember member,
        string build,
        bool quick,
        CancellationToken cancellationToken
    ) =>
        ProbedMember.BuildAsync(
            Baseline.Prepared,
            worktree.Root,
            member,
            build,
            quick,
            cancellationToken
        );

    public async ValueTask DisposeAsync()
    {
        await Baseline.DisposeAsync();
        await worktree.DisposeAsync();
    }
}
