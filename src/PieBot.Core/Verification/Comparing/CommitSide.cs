using PieBot.Changes;
using PieBot.Processes;
using PieBot.Verification.DotNet;
using PieBot.Verification.DotNet.Probe;

namespace PieBot.Verification.Comparing;

/// <summary>One of the two commits, checked out, built and tested.</summary>
internal sealed class CommitSide : IAsyncDisposable
{
    private readonly Worktree _worktree;
    private readonly CandidateTree _tree;
    private readonly SideBuilder _builder;

    private CommitSide(
        string name,
        Worktree worktree,
        Baseline baseline,
        CandidateTree tree,
        SideBuilder builder
    )
    {
        Name = name;
        _worktree = worktree;
        Baseline = baseline;
        _tree = tree;
        _builder = builder;
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
        var worktree = await Worktree
            .AddAsync(
                repository,
                commit,
                Path.Combine(confinement.Scratch, name),
                cancellationToken
            )
            .ConfigureAwait(false);
        try
        {
            var (baseline, fault) = await Baseline
                .PrepareAsync(worktree.Root, files, settings, confinement, clock, cancellationToken)
                .ConfigureAwait(false);
            if (baseline is null)
            {
                await worktree.DisposeAsync().ConfigureAwait(false);
                return (null, fault);
            }

            var tree = new CandidateTree(
                baseline,
                repository,
                commit,
                Path.Combine(confinement.Scratch, $"{name}-built"),
                settings.BuildTimeout
            );
            return (
                new(name, worktree, baseline, tree, new(baseline, tree, settings.BuildTimeout)),
                null
            );
        }
        catch
        {
            await worktree.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Builds the commit with a probe in one member.</summary>
    /// <param name="build">Tells this build's folders apart.</param>
    /// <param name="inMemory">False goes straight to a real build.</param>
    /// <returns>The build, and whether the probe's times are the member's; or why there is none.</returns>
    public async Task<(BuiltSide? Side, bool Timed, string? Fault)> ProbeAsync(
        ChangedMember member,
        string build,
        bool inMemory,
        CancellationToken cancellationToken
    )
    {
        // What tests wrote into the checkout must not be taken for the commit.
        await Worktree.RestoreAsync(_worktree.Root, cancellationToken).ConfigureAwait(false);
        var bytes = await File.ReadAllBytesAsync(
                Path.Combine(_worktree.Root, member.Path),
                cancellationToken
            )
            .ConfigureAwait(false);
        var probed = MemberProbe.Instrument(member.Path, SourceFile.Parse(bytes).Text, [member.Id]);
        if (probed.Probed.Count == 0)
        {
            return (null, false, "it has no body that can carry a probe");
        }

        var (side, fault) = await _builder
            .BuildAsync(
                build,
                new Dictionary<string, string> { [member.Path] = probed.Text },
                probes: true,
                inMemory,
                cancellationToken
            )
            .ConfigureAwait(false);
        return (side, probed.Timed, fault);
    }

    public async ValueTask DisposeAsync()
    {
        await _tree.DisposeAsync().ConfigureAwait(false);
        await _worktree.DisposeAsync().ConfigureAwait(false);
    }
}
