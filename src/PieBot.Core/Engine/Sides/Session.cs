using PieBot.Core.Configuration;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Languages.Workers;
using PieBot.Core.Processes;
using PieBot.Core.Runs;

namespace PieBot.Core.Engine.Sides;

/// <summary>
/// Where a verification, a comparison, a profile or an examination of a repository works: a temporary folder of its own, the
/// sandbox and the limits of what runs there, its settings and its clock.
/// </summary>
internal sealed record Session : IDisposable
{
    private readonly List<string> _notices;
    private int _checkouts;

    private Session(
        string repository,
        VerifySettings settings,
        StageClock clock,
        WorkSite site,
        Confinement confinement,
        IReadOnlyList<string> notices
    ) =>
        (Repository, Settings, Clock, Site, Confinement, _notices) = (
            repository,
            settings,
            clock,
            site,
            confinement,
            [.. notices]
        );

    /// <summary>Any folder of the user's repository.</summary>
    public string Repository { get; }

    public VerifySettings Settings { get; init; }

    public StageClock Clock { get; init; }

    public WorkSite Site { get; }

    public Confinement Confinement { get; }

    /// <summary>Where it is written down what the tests of a commit came to, and what a killed run had found out of them; null where nobody resumes.</summary>
    public RunFolder? Folder { get; init; }

    /// <summary>As <see cref="Head.Precompiles"/>.</summary>
    public bool Precompiles { get; init; }

    /// <summary>What the user should know of the sandbox, the machine and the checkouts so far.</summary>
    public IReadOnlyList<string> Notices => _notices;

    /// <exception cref="UserErrorException">The temporary folder cannot be written to, or the sandbox that was asked for does not work.</exception>
    public static async Task<Session> OpenAsync(
        string repository,
        VerifySettings settings,
        StageClock clock,
        CancellationToken cancellationToken
    )
    {
        // What a killed run left.
        Scratch.Sweep();
        var site = new WorkSite();
        try
        {
            var (sandbox, notice) = await Bubblewrap.FindAsync(
                settings.Sandbox,
                repository,
                cancellationToken
            );
            return new(
                repository,
                settings,
                clock,
                site,
                new(site.Folder, new ProcessLimits { Memory = settings.Memory }, sandbox),
                ((string?[])[notice, MachineLoad.Notice, SharedProcessor]).OfType<string>().ToList()
            );
        }
        catch
        {
            site.Remove();
            throw;
        }
    }

    /// <summary>A worktree of the user's repository in the temporary folder.</summary>
    /// <param name="commit">A full commit id.</param>
    /// <param name="name">What its folder is called.</param>
    public Task<Worktree> CheckOutAsync(
        string commit,
        string name,
        CancellationToken cancellationToken
    ) => Worktree.AddAsync(Repository, commit, Path.Combine(Site.Folder, name), cancellationToken);

    /// <summary>Checks a commit out, builds it, and runs its tests.</summary>
    /// <param name="name">What the commit is called, for people.</param>
    /// <param name="files">Those that are edited or compared, by their paths at this commit.</param>
    /// <returns>The commit; or why its tests cannot be run, since one that does not build is a case.</returns>
    public async Task<(PreparedCommit? Commit, string? Fault)> PrepareAsync(
        IEcosystem ecosystem,
        string name,
        string commit,
        IReadOnlyCollection<string> files,
        CancellationToken cancellationToken
    )
    {
        // What each commit's builds leave beside its checkout is kept apart.
        var folder = $"{name}-{++_checkouts}";
        Directory.CreateDirectory(Path.Combine(Site.Folder, folder));
        var worktree = await CheckOutAsync(commit, Path.Combine(folder, "head"), cancellationToken);
        _notices.AddRange(worktree.Notices.Except(_notices));
        try
        {
            (Baseline? Baseline, string? Fault) found = default;
            await Site.HoldAsync(
                () => [worktree.Root],
                async () =>
                    found = await Baseline.PrepareAsync(
                        ecosystem,
                        new(
                            Repository,
                            commit,
                            worktree.Root,
                            Path.Combine(Site.Folder, folder, "spare"),
                            files
                        )
                        {
                            Precompiles = Precompiles,
                        },
                        this,
                        cancellationToken
                    )
            );
            if (found.Baseline is { } baseline)
            {
                return (new(name, worktree, baseline, new(baseline, this)), null);
            }

            await worktree.DisposeAsync();
            // What is not there may be why.
            return (null, string.Join("; ", worktree.Notices.Prepend(found.Fault)));
        }
        catch
        {
            await worktree.DisposeAsync();
            throw;
        }
    }

    private static string? SharedProcessor =>
        OwnProcessor.IsShared
            ? "other runs of PieBot hold all processors of this machine, and this one shares theirs: its trials are noisier"
            : null;

    public void Dispose() => Site.Remove();
}
