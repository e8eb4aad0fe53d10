using System.Text.Json;
using PieBot.Core.Proposals;
using PieBot.Core.Runs;
using PieBot.Core.Timing;
using PieBot.Tool.Reports;

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
            VerdictKind.Inconclusive => "More trials might decide.",
            VerdictKind.TestsFailed when Tests is { } tests && tests.Passed < tests.Total =>
                $"{tests.Passed} of the {tests.Total} tests that pass without it passed.",
            VerdictKind.TestsFailed => "Tests that pass without it fail with it.",
            VerdictKind.BehavesDifferently =>
                "All tests pass, but what it changes returns something else.",
            VerdictKind.BuildFailed => "It does not compile.",
            VerdictKind.TimedOut => "It did not finish in time.",
            VerdictKind.NotCovered when Tests?.MutationScore is { Planted: > 0, Killed: 0 } score =>
                $"Its tests kill none of {Summary.Many(score.Planted, "mutant")}.",
            VerdictKind.NotCovered => "No test covers it.",
            VerdictKind.BaselineFailed =>
                "The code that it changes does not build or pass its tests as it stands.",
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
                    Tests.MutationScore,
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
/// <param name="Covering">How many tests cover the edited lines or members.</param>
/// <param name="Compared">Calls that gave the same as at the baseline, and had something to compare.</param>
/// <param name="ByLines">Whether <paramref name="Covering"/> cover the edited lines.</param>
internal sealed record GateFacts(
    int Total,
    int Passed,
    int Covering,
    MutationScore? MutationScore,
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
        var score =
            Numbers.Object(tests, "mutationScore") is { } planted
            && Numbers.Count(planted, "planted", 1000) is { } most
            && Numbers.Count(planted, "killed", most) is { } killed
                ? new MutationScore(most, killed, [])
                : null;
        var compared =
            Numbers.Object(tests, "calls") is { } calls
            && Numbers.Count(calls, "compared", MostTests) is { } count
                ? count
                : 0;
        return new(
            total,
            passed,
            Numbers.Count(tests, "coveringTests", total) ?? named,
            score,
            compared,
            tests.TryGetProperty("byLines", out var byLines)
                && byLines.ValueKind == JsonValueKind.True
        );
    }
}
