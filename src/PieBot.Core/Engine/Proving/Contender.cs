using PieBot.Core.Languages.Testing;
using PieBot.Core.Proposals;
using PieBot.Core.Runs;
using PieBot.Core.Timing;

namespace PieBot.Core.Engine.Proving;

/// <summary>What became of a candidate, without the time it took.</summary>
internal sealed record Outcome(
    VerdictKind Kind,
    string Reason,
    TestEvidence? Tests = null,
    Measurement? Measurement = null,
    Shrunk? Shrunk = null
);

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

    public Metric Metric =>
        !Edit.Timed && Coverage.Repetition == Repetition.NewProcess ? Metric.Command
        : Edit.Timed || Coverage.Repetition == Repetition.WholeProgram ? Metric.Member
        : Metric.Tests;
}
