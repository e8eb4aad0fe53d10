using System.Globalization;
using System.Text;
using PieBot.Core.Configuration;
using PieBot.Core.Runs;
using PieBot.Core.Targets;
using PieBot.Core.Timing;
using PieBot.Tool.GitHub.Trust;
using PieBot.Tool.Reports;

namespace PieBot.Tool.GitHub.Reviews;

/// <summary>What is said of a finding: the headline, why, and the numbers it rests on.</summary>
internal static class Evidence
{
    private const int MostWhy = 500;

    /// <summary>Such as <c>2.4× faster (58 % less time) · 132 tests pass</c>.</summary>
    public static string Headline(Finding finding) =>
        $"{Gain(finding.Proof)} · {Summary.Many(finding.Proof.Tests!.Passed, "test")} pass{Covering(finding.Proof.Tests)}";

    // How many of them say anything about the edit.
    private static string Covering(GateFacts tests) =>
        tests.Covering == 0
            ? ""
            : $", {tests.Covering} {(tests.Covering == 1 ? "covers" : "cover")} {(tests.ByLines ? "these lines" : "this code")}";

    private static string Gain(Proof proof) =>
        proof is { Kind: VerdictKind.Leaner, Measurement.Allocated: { } allocated }
            ? $"{(1 - (allocated.Candidate / allocated.Baseline)) * 100:0} % fewer bytes allocated, no slower"
            : $"{Ratio(proof.Measurement!.Speedup.Ratio)} faster ({proof.Measurement.Speedup.Saving * 100:0} % less time)";

    /// <summary>Two sentences at most, harmless.</summary>
    public static string Why(Finding finding)
    {
        var sentences = new StringBuilder();
        foreach (var text in (string[])[finding.Candidate.Title, finding.Candidate.Rationale])
        {
            var sentence = FirstSentence(text.ReplaceLineEndings(" ").Trim());
            if (
                sentence.Length > 0
                && !sentences.ToString().Contains(sentence, StringComparison.OrdinalIgnoreCase)
            )
            {
                sentences.Append(sentences.Length > 0 ? " " : "").Append(sentence);
                sentences.Append(sentence[^1] is '.' or '!' or '?' ? "" : ".");
            }
        }

        // What it may have given up for it is to be seen without opening anything.
        return MarkdownReport.Escape(Summary.WithRisks(sentences.ToString(), finding.Candidate));
    }

    /// <summary>The numbers as a table, collapsed.</summary>
    public static string Table(Finding finding, ChangeSet changes)
    {
        var measured = finding.Proof.Measurement!;
        var unit = measured.Metric switch
        {
            Metric.Member => "call",
            Metric.Tests => "run of the covering tests",
            _ => "run of the timed command",
        };
        var text = new StringBuilder("<details><summary>Evidence</summary>\n\n");
        text.Append("| | head | suggested | |\n|---|---:|---:|---|\n");
        Row(
            text,
            $"Time per {unit}",
            $"{measured.Baseline}",
            $"{measured.Candidate}",
            Interval(measured)
        );
        Row(
            text,
            "Covering tests",
            "1",
            measured.Tests is { } tests ? Share(tests) : "",
            $"{Summary.Many(finding.Proof.Tests!.Covering, "test")}; relative time"
        );
        if (measured.Cold is { } cold)
        {
            Row(text, "First, cold iteration", "1", Share(cold), "relative time");
        }

        if (measured.Allocated is { } allocated)
        {
            Row(
                text,
                $"Allocated per {unit}",
                Allocated.Bytes(allocated.Baseline),
                Allocated.Bytes(allocated.Candidate),
                ""
            );
        }

        text.Append('\n');
        foreach (var fact in Facts(finding, measured))
        {
            text.Append("- ").Append(fact).Append('\n');
        }

        return text.Append("\nMeasure it again: `")
            .Append(Repeat(finding.Proof.Run.Settings, changes))
            .Append("`\n\n</details>\n")
            .ToString();
    }

    private static IEnumerable<string> Facts(Finding finding, Measurement measured)
    {
        var run = finding.Proof.Run;
        yield return $"One-sided {PValue.Text(measured.PValue)}, {measured.Trials} {(measured.Protocol == Protocol.Paper ? "processes per side (the paper's protocol)" : "fresh trials, confirmed on the exact bytes above")}";
        yield return finding.Proof.Tests!.MutationScore is { Planted: > 0 } score
            ? $"Mutation score: the covering tests kill {score.Killed} of {Summary.Many(score.Planted, "mutant")} in these lines"
            : "Mutation score: no mutant could be planted";
        if (finding.Proof.Tests.Compared is > 0 and var compared)
        {
            yield return $"{Summary.Many(compared, "call")} of the edited code gave the same result before and after";
        }

        if (run.Machine.Length > 0 || run.Runtime.Length > 0)
        {
            yield return "Measured on "
                + string.Join(
                    ", ",
                    ((string[])[run.Machine, run.Runtime]).Where(one => one.Length > 0)
                );
        }

        yield return $"Proposed by {MarkdownReport.Escape(finding.Candidate.Origin)} for {MarkdownReport.Escape(finding.Member)}";
    }

    private static string Interval(Measurement measured) =>
        $"{Ratio(measured.Low.Ratio)} to {Ratio(measured.High.Ratio)}";

    private static string Repeat(VerifySettings settings, ChangeSet changes)
    {
        var defaults = new VerifySettings();
        var command = new StringBuilder(
            $"git fetch origin {changes.Head} && git checkout --detach {changes.Head} && piebot run --base {changes.Base}"
        );
        void Add(bool differs, string option) => command.Append(differs ? option : "");
        Add(settings.Protocol != defaults.Protocol, " --protocol paper");
        Add(settings.Trials != defaults.Trials, Invariant($" --trials {settings.Trials}"));
        Add(settings.Alpha != defaults.Alpha, Invariant($" --alpha {settings.Alpha}"));
        Add(
            settings.MinSaving != defaults.MinSaving,
            Invariant($" --min-saving {settings.MinSaving * 100:0.###}")
        );
        Add(settings.Metric != defaults.Metric, " --metric allocations");
        Add(settings.Seed != defaults.Seed, Invariant($" --seed {settings.Seed}"));
        return command.ToString();
    }

    private static void Row(StringBuilder text, params string[] cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static string FirstSentence(string text)
    {
        var end = text.IndexOf(". ", StringComparison.Ordinal);
        var sentence = end < 0 ? text : text[..(end + 1)];
        return sentence.Length <= MostWhy ? sentence : sentence[..MostWhy].TrimEnd() + "…";
    }

    // A share of the head's time, not a speedup: below 1 is better, as in the columns beside it.
    private static string Share(Speedup speedup) =>
        (1 / speedup.Ratio).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Ratio(double ratio) =>
        ratio.ToString(
            ratio >= 100 ? "0"
                : ratio >= 1.95 ? "0.0"
                : "0.00",
            CultureInfo.InvariantCulture
        ) + "×";

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
