using System.Text.Json;
using PieBot.Proposals;
using PieBot.Timing;
using PieBot.Tool.Reports;
using PieBot.Verification;

namespace PieBot.Tool.GitHub.Trust;

/// <summary>A verdict as far as it is believed: an id, enums and numbers.</summary>
/// <param name="Measurement">Without its note.</param>
internal sealed record Proof(
    string CandidateId,
    VerdictKind Kind,
    GateFacts? Tests,
    Measurement? Measurement,
    RunFacts Run,
    Shrunk? Shrunk = null
)
{
    /// <summary>Whether the numbers say what an accepted kind claims, and agree with each other.</summary>
    public bool Holds =>
        !Kind.IsAccepted()
        || (Tests, Measurement) is ({ } tests, { } measured)
            && new Claim(Kind, tests, measured, Run.Settings).Holds;

    // What the verdict's own reason says stays where untrusted code ran: this is what kind and numbers tell of it.
    private string Reason =>
        Kind switch
        {
            VerdictKind.NotFaster =>
                "No saving worth a suggestion, or another edit of the same lines does better.",
            VerdictKind.Inconclusive => "More trials could tell.",
            VerdictKind.TestsFailed when Tests is { } tests && tests.Passed < tests.Total =>
                $"{tests.Passed} of {tests.Total} tests passed that pass without it.",
            VerdictKind.TestsFailed => "Tests that pass without it do not pass with it.",
            VerdictKind.BehavesDifferently =>
                "All tests pass, but what it changes returns something else.",
            VerdictKind.BuildFailed => "It does not compile.",
            VerdictKind.TimedOut => "It did not end in time.",
            VerdictKind.NotCovered when Tests?.Strength is { Planted: > 0, Caught: 0 } strength =>
                $"Its tests notice none of {Summary.Many(strength.Planted, "planted fault")}.",
            VerdictKind.NotCovered => "No test reaches it.",
            VerdictKind.BaselineFailed =>
                "What it changes does not build or pass its tests itself.",
            _ => "",
        };

    /// <summary>For the reports, which know verdicts: with no words but the tool's own.</summary>
    public Verdict ToVerdict() =>
        new(
            CandidateId,
            Kind,
            Reason,
            Tests is null
                ? null
                : new(
                    Tests.Total,
                    Tests.Passed,
                    [],
                    [],
                    Tests.Strength,
                    Tests.Compared > 0 ? new(Tests.Compared) : null,
                    Tests.ByLines,
                    Tests.Covering
                ),
            Measurement,
            TimeSpan.Zero,
            Shrunk
        );
}

/// <summary>The gate's counts.</summary>
/// <param name="Covering">How many tests reach the edited lines or members.</param>
/// <param name="Compared">Calls that came to the same as at the baseline, and had something to compare.</param>
/// <param name="ByLines">Whether <paramref name="Covering"/> reach the edited lines.</param>
internal sealed record GateFacts(
    int Total,
    int Passed,
    int Covering,
    TestStrength? Strength,
    int Compared = 0,
    bool ByLines = false
)
{
    private const int MostTests = 1_000_000;

    public static GateFacts? Parse(JsonElement tests)
    {
        if (
            Numbers.Count(tests, "total", MostTests) is not { } total
            || Numbers.Count(tests, "passed", total) is not { } passed
        )
        {
            return null;
        }

        var named =
            tests.TryGetProperty("covering", out var names)
            && names.ValueKind == JsonValueKind.Array
                ? Math.Min(names.GetArrayLength(), total)
                : 0;
        var strength =
            Numbers.Object(tests, "strength") is { } planted
            && Numbers.Count(planted, "planted", 1000) is { } most
            && Numbers.Count(planted, "caught", most) is { } caught
                ? new TestStrength(most, caught, [])
                : null;
        var compared =
            Numbers.Object(tests, "calls") is { } calls
            && Numbers.Count(calls, "compared", MostTests) is { } count
                ? count
                : 0;
        return new(
            total,
            passed,
            Numbers.Count(tests, "reached", total) ?? named,
            strength,
            compared,
            tests.TryGetProperty("byLines", out var byLines)
                && byLines.ValueKind == JsonValueKind.True
        );
    }
}
