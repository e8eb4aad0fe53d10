using PieBot.Core.Configuration;
using PieBot.Core.Runs;
using PieBot.Core.Timing;

namespace PieBot.Tool.GitHub.Trust;

/// <summary>
/// An accepted verdict's numbers, held against the rules by which <c>verify</c> accepts (<see cref="Core.Timing.Decision"/>) and against
/// each other: whoever makes them up must at least make up all of them.
/// </summary>
/// <param name="Kind">An accepted one.</param>
internal sealed record Claim(
    VerdictKind Kind,
    GateFacts Tests,
    Measurement Measured,
    VerifySettings Settings
)
{
    // The paper's protocol has an alpha of its own.
    private const double PaperAlpha = 0.05;
    private const int LeastTrials = 4;

    // Times are means over trials, the speedup is a mean of their ratios: on a busy machine they are not the same.
    private static readonly double TimesApart = Math.Log(2);

    public bool Holds => Passes && IsTimedAsAsked && Agrees && (IsFaster || IsLeaner);

    private double Low => Math.Log(Measured.Low.Ratio);

    private double High => Math.Log(Measured.High.Ratio);

    private double Estimate => Math.Log(Measured.Speedup.Ratio);

    // Passing tests alone are not a proof, and neither is a mutant that no test kills.
    private bool Passes =>
        Tests.Total > 0
        && Tests.Passed == Tests.Total
        && Tests.MutationScore is not { Planted: > 0, Killed: 0 }
        && (Tests.MutationScore is { Killed: > 0 } || Tests.Compared > 0);

    private bool IsTimedAsAsked =>
        Measured.Protocol == Settings.Protocol
        && Measured.Trials >= LeastTrials
        && (Settings.Protocol == Protocol.Paper || Measured.Trials <= Settings.Trials);

    private bool Agrees
    {
        get
        {
            var times = Math.Log(Measured.Baseline.Nanoseconds / Measured.Candidate.Nanoseconds);
            return Low <= Estimate
                && Estimate <= High
                // An interval of Student's lies around its estimate.
                && Math.Abs(((Low + High) / 2) - Estimate) <= 0.05 + ((High - Low) / 8)
                && Low - TimesApart <= times
                && times <= High + TimesApart;
        }
    }

    // p below alpha and an interval above 1 are one and the same thing.
    private bool IsFaster =>
        Kind == VerdictKind.Faster
        && Measured.PValue < Alpha
        // The paper's interval is of the ratio of means, its p of their difference: nearly the same.
        && (Low > 0 || Settings.Protocol == Protocol.Paper)
        && Measured.Speedup.Saving >= Settings.MinSaving - 1e-9;

    private bool IsLeaner =>
        Kind == VerdictKind.Leaner
        && Settings.Protocol == Protocol.Paired
        && Core.Timing.Decision.IsNoSlower(Low, High)
        && Measured.Allocated is { Baseline: > 0 } bytes
        && bytes.Candidate < bytes.Baseline
        && 1 - (bytes.Candidate / bytes.Baseline) >= Settings.MinSaving - 0.05;

    private double Alpha =>
        Settings.Protocol == Protocol.Paper ? Math.Min(Settings.Alpha, PaperAlpha) : Settings.Alpha;
}
