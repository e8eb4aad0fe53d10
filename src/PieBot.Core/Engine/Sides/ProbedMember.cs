using PieBot.Core.Changes;
using PieBot.Core.Languages;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;

namespace PieBot.Core.Engine.Sides;

/// <summary>Builds of a head as it stands, with a probe in one member.</summary>
internal static class ProbedMember
{
    /// <param name="root">The head's checkout.</param>
    /// <param name="build">Tells this build's folders apart.</param>
    /// <param name="quick">False goes straight to a real build.</param>
    /// <returns>The build, and whether the probe's times are the member's; or why there is none.</returns>
    public static async Task<(BuiltSide? Side, bool Timed, string? Fault)> BuildAsync(
        IPreparedHead head,
        string root,
        ChangedMember member,
        string build,
        bool quick,
        CancellationToken cancellationToken
    )
    {
        // What tests wrote into the checkout must not be taken for the commit.
        await Worktree.RestoreAsync(root, cancellationToken);
        var bytes = await File.ReadAllBytesAsync(
            Path.Combine(root, member.Path),
            cancellationToken
        );
        var edit = head.Edit(
            new Dictionary<string, byte[]> { [member.Path] = bytes },
            EditedMembers.Unchanged(member, SourceFile.Parse(bytes).Text)
        );
        var (side, fault) = await head.BuildAsync(
            new(build, SideKind.Probed, edit.ProbedBaseline, quick),
            cancellationToken
        );
        return (side, edit.Timed, fault);
    }
}
