using PieBot.Core.Processes;

namespace PieBot.Core.Languages.Testing;

/// <summary>Asks where tests spend their time.</summary>
/// <param name="Targets">The members that are asked about.</param>
/// <param name="Confinement">What the tests see and may take.</param>
/// <param name="Timeout">After it a run of the tests is killed.</param>
internal sealed record SampleRequest(
    IReadOnlyList<ChangedMember> Targets,
    Confinement Confinement,
    TimeSpan Timeout,
    StageClock Clock
);

/// <summary>Where they spend it, and what of them was not looked at, with the reason.</summary>
internal sealed record SampledTime(ProfileFacts Profile, IReadOnlyList<string> Notices);
