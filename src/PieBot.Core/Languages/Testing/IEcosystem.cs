using PieBot.Core.Configuration;
using PieBot.Core.Processes;

namespace PieBot.Core.Languages.Testing;

/// <summary>
/// What builds and tests files of some languages: .NET, Python with pytest or unittest, C++ with CMake and CTest, or commands
/// that the repository names. One object serves all heads, which are prepared one after the other.
/// </summary>
internal interface IEcosystem
{
    /// <summary>For people.</summary>
    string Name { get; }

    /// <summary>Whether it verifies edits of this file.</summary>
    /// <param name="path">Relative to the repository.</param>
    bool Reads(string path);

    /// <summary>Looks for what a checkout's builds and tests take of the machine; starts nothing of the checkout.</summary>
    Task<IReadOnlyList<Check>> NeedsAsync(string checkout, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Check>>([]);

    /// <summary>Finds the tests of a head and builds what they need; nothing of them is run.</summary>
    /// <returns>The head prepared; or why it cannot be, since a head that does not build is a case.</returns>
    Task<(IPreparedHead? Prepared, string? Fault)> PrepareAsync(
        Head head,
        VerifySettings settings,
        Confinement confinement,
        StageClock clock,
        CancellationToken cancellationToken
    );
}

/// <summary>The commit that candidates edit.</summary>
/// <param name="Repository">Any folder of the user's repository, which holds the commit.</param>
/// <param name="Commit">Its full id.</param>
/// <param name="Root">A worktree at the commit, to build in.</param>
/// <param name="Spare">Where a second worktree may stand; what else is built for this head goes beside it.</param>
/// <param name="Files">The files that candidates edit, relative to the root.</param>
internal sealed record Head(
    string Repository,
    string Commit,
    string Root,
    string Spare,
    IReadOnlyCollection<string> Files
)
{
    /// <summary>
    /// Whether what runs its tests may be compiled ahead of time, for the sake of many starts. Not where it is timed against
    /// another head, of which that may fail.
    /// </summary>
    public bool Precompiles { get; init; }
}
