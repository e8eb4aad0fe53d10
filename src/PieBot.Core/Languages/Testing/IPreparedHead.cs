using PieBot.Core.Changes;

namespace PieBot.Core.Languages.Testing;

/// <summary>
/// A head whose tests are known and built, and from which edited sides can be built. Called one at a time, but for
/// <see cref="BuildAsync"/>: quick sides of other names may be built at once, since nothing is timed meanwhile.
/// </summary>
internal interface IPreparedHead : IAsyncDisposable
{
    /// <summary>Of the head as it stands.</summary>
    IReadOnlyList<ITestSuite> Suites { get; }

    /// <summary>What was passed over, with the reason; more may be found while candidates are built.</summary>
    IReadOnlyList<string> Notices { get; }

    /// <summary>Roots of checkouts of its own, which are to stand as long as it is in use.</summary>
    IEnumerable<string> Trees { get; }

    /// <summary>What an edit makes of its files, with the members it touches instrumented.</summary>
    /// <param name="files">The candidate's bytes by path.</param>
    /// <param name="whole">An edit of which this is a part: its members are taken for touched.</param>
    EditedMembers Edit(IReadOnlyDictionary<string, byte[]> files, EditedMembers? whole);

    /// <summary>The head's files, in which members note their numbers when they are entered: their places in the list. To be built as <see cref="SideKind.Marked"/>.</summary>
    /// <param name="members">Of the head; those that cannot note anything are passed over.</param>
    /// <returns>By path; null where members cannot be numbered.</returns>
    IReadOnlyDictionary<string, string>? Number(IReadOnlyList<ChangedMember> members) => null;

    /// <summary>Builds one side: quickly where that is as good as a full build.</summary>
    /// <returns>The side, or the first errors; neither of a fault or an observation that cannot be built here.</returns>
    Task<(BuiltSide? Side, string? Fault)> BuildAsync(
        SideRequest request,
        CancellationToken cancellationToken
    );

    /// <summary>Builds the head with some files replaced as the repository builds itself: the last check of the exact bytes.</summary>
    /// <returns>The suites, which stand until the next call, or the first errors.</returns>
    Task<(IReadOnlyList<ITestSuite>? Suites, string? Fault)> RebuildAsync(
        IReadOnlyDictionary<string, byte[]> files,
        CancellationToken cancellationToken
    );

    /// <summary>Plants mutants in given lines of a file, each alone.</summary>
    /// <param name="text">The candidate's file.</param>
    /// <param name="lines">The lines that its edits wrote, 1-based.</param>
    Task<IReadOnlyList<Mutant>> PlantAsync(
        string path,
        string text,
        IReadOnlyList<LineRange> lines,
        int most,
        CancellationToken cancellationToken
    );

    /// <summary>Samples the stacks of its tests.</summary>
    /// <returns>Null where stacks cannot be sampled: then the members are timed by probes.</returns>
    Task<SampledTime?> SampleAsync(SampleRequest request, CancellationToken cancellationToken) =>
        Task.FromResult<SampledTime?>(null);

    /// <summary>What else the ecosystem can check of a winner, such as sanitizers.</summary>
    /// <param name="winner">Builds, passes the tests, and was measured faster.</param>
    /// <returns>What is wrong with it, in words; null when nothing is, or nothing can be checked.</returns>
    Task<string?> ExamineAsync(Winner winner, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(null);
}

/// <summary>A candidate that was measured faster.</summary>
/// <param name="Id">For people.</param>
/// <param name="Files">Its bytes by path.</param>
/// <param name="Covering">Ids of the tests that reach the edit.</param>
internal sealed record Winner(
    string Id,
    IReadOnlyDictionary<string, byte[]> Files,
    IReadOnlyList<string> Covering
);

/// <summary>A small fault, planted in a file's text.</summary>
/// <param name="What">For people, such as <c>condition flipped in line 12</c>.</param>
/// <param name="Text">The whole file with it.</param>
internal sealed record Mutant(string What, string Text);
