using PieBot.Core.Changes;
using PieBot.Core.Languages;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;

namespace PieBot.Core.Engine.Sides;

/// <summary>A commit, checked out, built and tested.</summary>
/// <param name="name">What it is called, for people: baseline, base, head.</param>
internal sealed class PreparedCommit(string name, Worktree worktree, Baseline baseline)
    : IAsyncDisposable
{
    public string Name { get; } = name;

    public Baseline Baseline { get; } = baseline;

    /// <summary>Builds the commit with a probe in one member.</summary>
    /// <param name="build">Tells this build's folders apart.</param>
    /// <param name="quick">False goes straight to a real build.</param>
    /// <returns>The build, and whether the probe's times are the member's; or why there is none.</returns>
    public async Task<(BuiltSide? Side, bool Timed, string? Fault)> ProbeAsync(
        ChangedMember member,
        string build,
        bool quick,
        CancellationToken cancellationToken
    )
    {
        // What tests wrote into the checkout must not be taken for the commit.
        await Worktree.RestoreAsync(worktree.Root, cancellationToken);
        var bytes = await File.ReadAllBytesAsync(
            Path.Combine(worktree.Root, member.Path),
            cancellationToken
        );
        var edit = Baseline.Prepared.Edit(
            new Dictionary<string, byte[]> { [member.Path] = bytes },
            EditedMembers.Unchanged(member, SourceFile.Parse(bytes).Text)
        );
        var (side, fault) = await Baseline.Prepared.BuildAsync(
            new(build, SideKind.Probed, edit.ProbedBaseline, quick),
            cancellationToken
        );
        return (side, edit.Timed, fault);
    }

    public async ValueTask DisposeAsync()
    {
        await Baseline.DisposeAsync();
        await worktree.DisposeAsync();
    }
}
