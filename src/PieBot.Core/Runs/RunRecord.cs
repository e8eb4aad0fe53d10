using PieBot.Verification;

namespace PieBot.Runs;

/// <summary>What is known of a verification as a whole: <c>run.json</c>.</summary>
/// <param name="Stages">Wall time of each stage, in the order they began.</param>
/// <param name="Notices">What the user should know of the run itself.</param>
internal sealed record RunRecord(
    int Version,
    string Tool,
    DateTimeOffset Started,
    VerifySettings Settings,
    MachineFacts Machine,
    BaselineFacts? Baseline,
    IReadOnlyList<StageTime> Stages,
    IReadOnlyList<string> Notices
)
{
    public const int CurrentVersion = 1;
}

/// <summary>Where it was measured.</summary>
internal sealed record MachineFacts(
    string OperatingSystem,
    string Architecture,
    int Cores,
    string Sdk
);

/// <summary>The baseline's test runs.</summary>
/// <param name="Passing">Tests that passed in every baseline run: what candidates are held against.</param>
/// <param name="Excluded">Tests that fail or flicker at the baseline, by name, each with the reason.</param>
internal sealed record BaselineFacts(
    IReadOnlyList<string> TestProjects,
    int Passing,
    IReadOnlyList<string> Excluded
);

/// <summary>How long a stage took.</summary>
internal sealed record StageTime(string Stage, TimeSpan Duration);
