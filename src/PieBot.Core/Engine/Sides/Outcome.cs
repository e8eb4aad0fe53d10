using PieBot.Core.Proposals;
using PieBot.Core.Runs;
using PieBot.Core.Timing;

namespace PieBot.Core.Engine.Sides;

/// <summary>What became of a candidate, without the time it took.</summary>
internal sealed record Outcome(
    VerdictKind Kind,
    string Reason,
    TestEvidence? Tests = null,
    Measurement? Measurement = null,
    Shrunk? Shrunk = null
);
