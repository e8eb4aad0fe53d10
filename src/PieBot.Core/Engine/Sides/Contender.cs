using PieBot.Core.Languages.Testing;
using PieBot.Core.Proposals;
using PieBot.Core.Runs;
using PieBot.Core.Timing;

namespace PieBot.Core.Engine.Sides;

/// <summary>A candidate that builds and passes the tests.</summary>
/// <param name="Files">Its bytes by path.</param>
/// <param name="Quick">Whether a quick build was enough.</param>
internal sealed record Contender(
    Candidate Candidate,
    IReadOnlyDictionary<string, byte[]> Files,
    EditedMembers Edit,
    Coverage Coverage,
    bool Quick,
    TestEvidence Evidence
)
{
    public string Id => Candidate.Id;

    /// <summary>How long its covering tests took in a worker, where all of them passed; null where that is not known.</summary>
    public TimeSpan? PassedIn { get; init; }

    public Metric Metric =>
        !Edit.Timed && Coverage.Repetition == Repetition.NewProcess ? Metric.Command
        : Edit.Timed || Coverage.Repetition == Repetition.WholeProgram ? Metric.Member
        : Metric.Tests;
}
