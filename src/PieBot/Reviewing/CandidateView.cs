using PieBot.Core.Runs;
using PieBot.Core.Timing;
using PieBot.Tool.Console;
using PieBot.Tool.Reports;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace PieBot.Tool.Reviewing;

/// <summary>One candidate on a terminal: what it changes and what is known of it. Signs say what colours say, for those without.</summary>
internal static class CandidateView
{
    private const int MostTests = 5;

    public static void Write(
        IAnsiConsole console,
        ReportRow row,
        string place,
        Choice choice,
        IReadOnlyList<ReportRow> rivals
    )
    {
        console.Write(
            new Rule(Markup.Escape($"{place} {Words(choice)}"))
            {
                Justification = Justify.Left,
                Style = Style(choice),
            }
        );
        console.Write(Line($"{row.Member} ({row.Place})", new(decoration: Decoration.Bold)));
        console.Write(
            Line($"{Summary.Words(row.Verdict?.Kind)}: {row.Origin} {row.Candidate.Title}")
        );
        foreach (var diff in EditDiff.Of(row.Candidate.Edits))
        {
            Diff(console, diff);
        }

        console.WriteLine();
        var grid = new Grid().AddColumn(new() { NoWrap = true }).AddColumn();
        foreach (var (name, text) in Evidence(row, rivals))
        {
            grid.AddRow(new Text(name), new Text(TerminalText.Of(text)));
        }

        console.Write(grid);
    }

    public static string Words(Choice choice) =>
        choice switch
        {
            Choice.Accepted => "accepted",
            Choice.Rejected => "rejected",
            Choice.Applied => "applied",
            _ => "open",
        };

    private static void Diff(IAnsiConsole console, EditDiff diff)
    {
        console.WriteLine();
        console.Write(Line(diff.Path, new(decoration: Decoration.Underline)));
        foreach (var line in diff.Lines)
        {
            var (sign, style) = line.Kind switch
            {
                DiffKind.Removed => ('-', new Style(Color.Red)),
                DiffKind.Added => ('+', new Style(Color.Green)),
                _ => (' ', Spectre.Console.Style.Plain),
            };
            console.Write(
                Line($"{line.Baseline, 5} {line.Candidate, 5} {sign} {line.Text}", style)
            );
        }
    }

    private static IEnumerable<(string Name, string Text)> Evidence(
        ReportRow row,
        IReadOnlyList<ReportRow> rivals
    )
    {
        yield return ("Why", row.Because);
        if (row.Verdict is not { } verdict)
        {
            yield break;
        }

        if (verdict.Measurement is { } measurement)
        {
            yield return ("Speedup", Summary.Gain(measurement));
            yield return (
                "Time",
                $"{Summary.Times(measurement)} in {Summary.Many(measurement.Trials, "trial")}, {PValue.Text(measurement.PValue)}"
            );
            foreach (var beside in Summary.Beside(measurement, verdict))
            {
                yield return ("", beside);
            }
        }
        else
        {
            yield return ("Verdict", verdict.Reason);
        }

        if (verdict.Tests is { } tests)
        {
            yield return (
                "Tests",
                $"{Summary.Passing(tests)}: {string.Join(", ", tests.Covering.Take(MostTests))}{(tests.Covering.Count > MostTests ? ", …" : "")}"
            );
            foreach (var survivor in tests.MutationScore?.Survived ?? [])
            {
                yield return ("Survived", survivor);
            }
        }

        if (row.Candidate.Risks is { Count: > 0 })
        {
            yield return ("Careful", Summary.Risks(row.Candidate));
        }

        foreach (var rival in rivals)
        {
            yield return (
                "Instead of",
                $"{rival.Id}, which is accepted and edits the same lines: only the better one can be applied"
            );
        }

        yield return ("Id", row.Id);
    }

    private static Rows Line(string text, Style? style = null) =>
        new((IRenderable)new Text(TerminalText.Of(text), style));

    private static Style Style(Choice choice) =>
        new(
            choice switch
            {
                Choice.Accepted or Choice.Applied => Color.Green,
                Choice.Rejected => Color.Red,
                _ => Color.Default,
            }
        );
}
