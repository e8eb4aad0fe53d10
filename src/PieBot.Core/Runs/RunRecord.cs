using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using PieBot.Core.Configuration;
using PieBot.Core.Processes;
using PieBot.Core.Timing;

namespace PieBot.Core.Runs;

/// <summary>What is known of a verification as a whole: <c>run.json</c>.</summary>
/// <param name="Version">Of the format, and of the lines beside it; readers refuse a higher one (<see cref="Version1"/>).</param>
/// <param name="Stages">Wall time of each stage, in the order they began.</param>
/// <param name="Notices">What the user should know of the run itself.</param>
/// <param name="Identity">Of what is verified and how: an unended run of the same is resumed.</param>
/// <param name="Ended">Null while it runs, or when it was killed.</param>
/// <param name="Control">The baseline against itself; null when nothing was timed.</param>
/// <param name="Together">All accepted edits as one change; null with fewer than two.</param>
/// <param name="Held">Verdicts that wait for the repository's own build of what they accept; once it was made they are given.</param>
internal sealed record RunRecord(
    int Version,
    string Tool,
    DateTimeOffset Started,
    VerifySettings Settings,
    MachineFacts Machine,
    BaselineFacts? Baseline,
    IReadOnlyList<StageTime> Stages,
    IReadOnlyList<string> Notices,
    string Identity = "",
    DateTimeOffset? Ended = null,
    ControlFacts? Control = null,
    TogetherFacts? Together = null,
    IReadOnlyList<Verdict>? Held = null
)
{
    public const int CurrentVersion = 2;

    /// <summary>Of a run that begins now, on this machine.</summary>
    public static RunRecord Begin(
        VerifySettings settings,
        IReadOnlyList<string> notices,
        string identity
    ) =>
        new(
            CurrentVersion,
            ToolVersion.Current,
            DateTimeOffset.UtcNow,
            settings,
            MachineFacts.OfThis(),
            null,
            [],
            notices,
            identity
        );
}

/// <summary>Where it was measured.</summary>
internal sealed record MachineFacts(
    string OperatingSystem,
    string Architecture,
    int Cores,
    string Sdk
)
{
    public static MachineFacts OfThis() =>
        new(
            RuntimeInformation.OSDescription,
            RuntimeInformation.OSArchitecture.ToString(),
            Environment.ProcessorCount,
            RuntimeInformation.FrameworkDescription
        );
}

/// <summary>The baseline's test runs.</summary>
/// <param name="Passing">Tests that passed in every baseline run: what candidates are held against.</param>
/// <param name="Excluded">Tests that fail or are flaky at the baseline, by name, each with the reason.</param>
internal sealed record BaselineFacts(
    IReadOnlyList<string> TestProjects,
    int Passing,
    IReadOnlyList<string> Excluded
)
{
    /// <summary>Of a repository in several languages each ecosystem adds its own; a resumed run finds what it found before.</summary>
    public static BaselineFacts Join(BaselineFacts? known, BaselineFacts found) =>
        known is null ? found
        : found.TestProjects.All(known.TestProjects.Contains) ? known
        : new(
            [.. known.TestProjects, .. found.TestProjects],
            known.Passing + found.Passing,
            [.. known.Excluded, .. found.Excluded]
        );
}

/// <summary>The baseline timed against itself.</summary>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Its upper end.</param>
/// <param name="PValue">Two-sided.</param>
/// <param name="Passed">Whether the two sides came out equal, as they are.</param>
internal sealed record ControlFacts(
    Speedup Speedup,
    Speedup Low,
    Speedup High,
    double PValue,
    int Trials,
    bool Passed
)
{
    /// <summary>The smallest speedup that can be told from noise: what the interval leaves possible of equal code.</summary>
    [JsonIgnore]
    public Speedup Floor => new(Math.Max(High.Ratio, 1 / Low.Ratio));

    /// <summary>What came of it, for people: a twentieth of good machines lie beside 1 by chance.</summary>
    [JsonIgnore]
    public string Words =>
        !Passed ? "not equal"
        : Low.Ratio <= 1 && High.Ratio >= 1 ? "equal, as it must be"
        : "no more unequal than chance makes it";

    /// <summary>Whether a speedup of this size may be believed.</summary>
    public bool Carries(Speedup speedup) => Passed && speedup.Ratio > Floor.Ratio;

    /// <summary>Whether more trials would change nothing for a speedup of this size: it is carried, or the machine was not believed.</summary>
    /// <param name="smallest">Null: the machine is only to pass.</param>
    public bool IsEnoughFor(Speedup? smallest) =>
        smallest is not { } speedup || !Passed || Carries(speedup);
}

/// <summary>All accepted edits as one change.</summary>
/// <param name="Kept">Ids of those that build and pass the tests together.</param>
/// <param name="Dropped">Those that do not go with better ones.</param>
internal sealed record TogetherFacts(IReadOnlyList<string> Kept, IReadOnlyList<DroppedEdit> Dropped)
{
    public bool Mentions(string candidateId) =>
        Kept.Contains(candidateId) || Dropped.Any(one => one.CandidateId == candidateId);

    /// <summary>Without what is said of the edits that were kept; what was dropped stays so.</summary>
    public TogetherFacts Without(IReadOnlySet<string> candidates) =>
        this with
        {
            Kept = Kept.Where(one => !candidates.Contains(one)).ToList(),
        };

    /// <summary>Edits of different ecosystems are put together apart.</summary>
    public static TogetherFacts Join(TogetherFacts? known, TogetherFacts found) =>
        new([.. known?.Kept ?? [], .. found.Kept], [.. known?.Dropped ?? [], .. found.Dropped]);
}

/// <summary>An edit that is right alone but not with the others.</summary>
/// <param name="Kind">What became of it together with them: it does not build, tests fail or hang.</param>
internal sealed record DroppedEdit(
    string CandidateId,
    string Reason,
    VerdictKind Kind = VerdictKind.TestsFailed
);
