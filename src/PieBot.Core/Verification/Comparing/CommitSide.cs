using PieBot.Changes;
using PieBot.Processes;
using PieBot.Verification.DotNet;
using PieBot.Verification.DotNet.Probe;
using PieBot.Verification.Ecosystems;
using PieBot.Verification.Proving;

namespace PieBot.Verification.Comparing;

/// <summary>One of the two commits, checked out, built and tested.</summary>
internal sealed class CommitSide : IAsyncDisposable
{
    private readonly Worktree _worktree;

    private CommitSide(string name, Worktree worktree, Baseline baseline)
    {
        Name = name;
        _worktree = worktree;
        Baseline = baseline;
    }

    /// <summary><c>base</c> or <c>head</c>.</summary>
    public string Name { get; }

    public Baseline Baseline { get; }

    /// <param name="name"><c>base</c> or <c>head</c>: its folders bear it.</param>
    /// <param name="files">Whose members are compared, as they are named at this commit.</param>
    /// <returns>The side, or why its tests cannot be run.</returns>
    public static async Task<(CommitSide? Side, string? Fault)> PrepareAsync(
        string name,
        string repository,
        string commit,
        IReadOnlyCollection<string> files,
        VerifySettings settings,
        Confinement confinement,
        StageClock clock,
        CancellationToken cancellationToken
    )
    {
        var worktree = await Worktree.AddAsync(
            repository,
            commit,
            Path.Combine(confinement.Scratch, name),
            cancellationToken
        );
        try
        {
            var (baseline, fault) = await Baseline.PrepareAsync(
                new DotNetEcosystem(),
                new(
                    repository,
                    commit,
                    worktree.Root,
                    Path.Combine(confinement.Scratch, $"{name}-built"),
                    files
                ),
                settings,
                confinement,
                clock,
                cancellationToken
            );
            if (baseline is null)
            {
                await worktree.DisposeAsync();
                return (null, fault);
            }

            return (new(name, worktree, baseline), null);
        }
        catch
        {
            await worktree.DisposeAsync();
            throw;
        }
    }

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
        await Worktree.RestoreAsync(_worktree.Root, cancellationToken);
        var bytes = await File.ReadAllBytesAsync(
            Path.Combine(_worktree.Root, member.Path),
            cancellationToken
        );
        var probed = MemberProbe.Instrument(
            member.Path,
            SourceFile.Parse(bytes).Text,
            [member.Id],
            member.Symbols
        );
        if (probed.Probed.Count == 0)
        {
            return (null, false, "it has no body that can carry a probe");
        }

        var (side, fault) = await Baseline.Prepared.BuildAsync(
            new(
                build,
                SideKind.Probed,
                new Dictionary<string, string> { [member.Path] = probed.Text },
                quick
            ),
            cancellationToken
        );
        return (side, probed.Timed, fault);
    }

    public async ValueTask DisposeAsync()
    {
        await Baseline.DisposeAsync();
        await _worktree.DisposeAsync();
    }
}
