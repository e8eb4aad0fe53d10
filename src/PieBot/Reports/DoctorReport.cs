using PieBot.Core.Examining;
using PieBot.Core.Processes;
using PieBot.Core.Timing;
using Spectre.Console;

namespace PieBot.Tool.Reports;

/// <summary>What <c>piebot doctor</c> found, for people and as JSON.</summary>
/// <param name="Hindrance">Why nothing can be proved here; missing when something can.</param>
internal sealed record DoctorReport(Examination Examination, string? Hindrance)
{
    public static void Text(IAnsiConsole console, Examination examination)
    {
        console.WriteLine($"PieBot {examination.Tool}: what can this machine prove?");
        Table(console, examination.Checks);
        foreach (var line in Lines(examination))
        {
            console.WriteLine(line);
        }
    }

    /// <summary>The checks alone.</summary>
    public static void Table(IAnsiConsole console, IReadOnlyList<Check> checks)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumn("");
        table.AddColumn("Found");
        table.AddColumn("What to do");
        foreach (var check in checks)
        {
            table.AddRow(
                new Text(check.Name, Style(check.State)),
                new Text(check.Finding),
                new Text(check.Advice ?? "")
            );
        }

        console.Write(table);
    }

    private static IEnumerable<string> Lines(Examination examination)
    {
        if (examination.Timing is { } timing)
        {
            var (noise, control) = (timing.Noise, timing.Control);
            yield return $"Noise: samples spread by {noise.Deviation:0.0%} ({noise.Low:0.0%}–{noise.High:0.0%}) in {noise.Trials} trials of the demo's {timing.Member} ({timing.Time} per call) against itself; a trial takes {timing.Duration.TotalSeconds:0.0} s";
            yield return $"Control: {control.Speedup.Ratio:0.000}× ({control.Low.Ratio:0.000}–{control.High.Ratio:0.000}) in {control.Trials} trials: {control.Words}{(control.Passed ? "" : ", though it is the same code")}";
            yield return $"Smallest speedup it would find in {timing.MostTrials} trials and as many to confirm, {timing.Power:P0} of the time: {Precise(timing.Smallest)}, at worst {Precise(timing.SmallestAtMost)} (α = {timing.Alpha}, least saving 0)";
        }

        yield return examination.Hindrance is { } hindrance
            ? $"Nothing can be proved on this machine now: {hindrance}."
            : "This machine can prove speedups.";
    }

    private static string Precise(Speedup speedup) => $"{speedup.Ratio:0.000}×";

    private static Style Style(CheckState state) =>
        new(
            state switch
            {
                CheckState.Good => Color.Green,
                CheckState.Poor => Color.Olive,
                _ => Color.Red,
            }
        );
}
