namespace PieBot.Core.Languages.Testing;

/// <summary>What a side is built for.</summary>
internal enum SideKind
{
    /// <summary>A candidate as it is, for its tests.</summary>
    Plain,

    /// <summary>With a probe in the members, for timing.</summary>
    Probed,

    /// <summary>With members that note their calls.</summary>
    Observed,

    /// <summary>With marks on the edited lines, which count as calls of a probed member do.</summary>
    Marked,

    /// <summary>With a mutant planted.</summary>
    Mutated,
}

/// <summary>A side to build.</summary>
/// <param name="Name">Tells its folders apart from those of sides that stand at the same time.</param>
/// <param name="Texts">New text by path relative to the repository.</param>
/// <param name="Quick">False goes straight to a full build.</param>
internal sealed record SideRequest(
    string Name,
    SideKind Kind,
    IReadOnlyDictionary<string, string> Texts,
    bool Quick = true
)
{
    /// <summary>Whether it is a part of an edit that stands by itself: why it does not build is told nobody.</summary>
    public bool IsPart { get; init; }
}

/// <summary>One side of a comparison, built: the suites with their files in folders of this side's own.</summary>
/// <param name="Quick">Whether a quick build was enough; an instrumented build of the same edit is then made the same way.</param>
/// <param name="Folders">Removed when the side is disposed.</param>
internal sealed record BuiltSide(
    IReadOnlyList<ITestSuite> Suites,
    IReadOnlyList<IDisposable> Folders,
    bool Quick
) : IDisposable
{
    public ITestSuite Suite(string name) => Suites.First(suite => suite.Name == name);

    public void Dispose()
    {
        foreach (var folder in Folders)
        {
            folder.Dispose();
        }
    }
}
