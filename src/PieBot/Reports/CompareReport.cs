using System.Text;
using PieBot.Core.Comparing;
using PieBot.Core.Timing;
using Spectre.Console;

namespace PieBot.Tool.Reports;

/// <summary>A comparison of two commits as a table and as markdown.</summary>
internal static class CompareReport
{
    public static void Text(IAnsiConsole console, CompareResult result)
    {
        console.WriteLine(Headline(result));
        if (result.Members.Count > 0)
        {
            console.WriteLine(Tally(result));
            var table = new Table { Border = TableBorder.Rounded };
            table.AddColumn("Member");
            table.AddColumn(new TableColumn("Base").RightAligned());
            table.AddColumn(new TableColumn("Head").RightAligned());
            table.AddColumn(new TableColumn("Speedup").RightAligned());
            table.AddColumn("Head is");
            table.AddColumn("Notes");
            foreach (var row in Rows(result))
            {
                table.AddRow(
                    new Text($"{row.Name}\n{Place(row)}"),
                    new Text(row.Times?.Base.ToString() ?? ""),
                    new Text(row.Times?.Head.ToString() ?? ""),
                    new Text(Speedup(row.Times, "\n")),
                    new Text(Words(row.Difference), Style(row.Difference)),
                    new Text(Beside(row))
                );
            }

            console.Write(table);
        }

        foreach (var fact in Facts(result))
        {
            console.WriteLine(fact);
        }

        console.WriteLine($"Trials of this comparison: {result.Folder}");
    }

    /// <summary>What comes from the repository is data, and escaped.</summary>
    public static string Markdown(CompareResult result)
    {
        var text = new StringBuilder();
        text.Append("### ").Append(MarkdownReport.Escape(Headline(result))).Append("\n\n");
        if (result.Members.Count > 0)
        {
            text.Append(Tally(result)).Append("\n\n");
            text.Append("| Member | Base | Head | Speedup | Head is | Notes |\n");
            text.Append("|---|---:|---:|---:|---|---|\n");
            foreach (var row in Rows(result))
            {
                string[] cells =
                [
                    $"{MarkdownReport.Escape(row.Name)} ({MarkdownReport.Escape(Place(row))})",
                    row.Times?.Base.ToString() ?? "",
                    row.Times?.Head.ToString() ?? "",
                    Speedup(row.Times, " "),
                    row.Difference is Difference.Faster or Difference.Slower
                        ? $"**{Words(row.Difference)}**"
                        : Words(row.Difference),
                    MarkdownReport.Escape(Beside(row)),
                ];
                text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
            }

            text.Append('\n');
        }

        foreach (var fact in Facts(result))
        {
            text.Append("- ").Append(MarkdownReport.Escape(fact)).Append('\n');
        }

        return text.ToString();
    }

    // What became slower is what people must see first.
    private static IEnumerable<ComparedMember> Rows(CompareResult result) =>
        result
            .Members.OrderBy(row =>
                row.Difference switch
                {
                    Difference.Slower => 0,
                    Difference.Faster => 1,
                    Difference.Undecided => 2,
                    Difference.None => 3,
                    _ => 4,
                }
            )
            .ThenBy(row =>
                row.Difference == Difference.Slower ? row.Times!.Speedup.Ratio
                : row.Difference == Difference.Faster ? -row.Times!.Speedup.Ratio
                : 0
            );

    private static string Headline(CompareResult result)
    {
        var what = result.All ? "are in both" : "are in both and changed";
        var one = result.Members.Count == 1;
        return $"PieBot {result.Tool}: {result.Base[..7]} → {result.Head[..7]}, {(one ? "1 member is in both" + (result.All ? "" : " and changed") : $"{result.Members.Count} members {what}")}"
            + (result.Added.Count > 0 ? $", {result.Added.Count} new" : "")
            + (result.Removed.Count > 0 ? $", {result.Removed.Count} gone" : "");
    }

    private static string Tally(CompareResult result) =>
        string.Join(
            ", ",
            Rows(result)
                .GroupBy(row => row.Difference)
                .Select(group => $"{group.Count()} {Words(group.Key)}")
        );

    private static string Words(Difference? difference) =>
        difference switch
        {
            Difference.Faster => "faster",
            Difference.Slower => "slower",
            Difference.None => "no difference",
            Difference.Undecided => "undecided",
            _ => "cannot be compared",
        };

    private static Style Style(Difference? difference) =>
        new(
            difference switch
            {
                Difference.Faster => Color.Green,
                Difference.Slower => Color.Red,
                Difference.Undecided => Color.Olive,
                _ => Color.Default,
            }
        );

    private static string Place(ComparedMember row) => $"{row.Path}:{row.Line}";

    private static string Speedup(ComparedTimes? times, string between) =>
        times is null
            ? ""
            : $"{times.Speedup.Ratio:0.00}×{between}({times.Low.Ratio:0.00}–{times.High.Ratio:0.00})";

    private static string Beside(ComparedMember row)
    {
        var parts = new List<string>();
        if (row.Reason is not null)
        {
            parts.Add(row.Reason);
        }

        if (row.Times is { } times)
        {
            parts.Add(
                $"{(times.Unit == "call" ? "time per call" : "time per run of its tests")}, {times.Trials} trials, {Summary.Many(row.Tests.Count, "test")}"
            );
            if (times.Tests is { } tests)
            {
                parts.Add($"covering tests {tests}");
            }

            if (times.Allocated is { } allocated && allocated.Baseline != allocated.Candidate)
            {
                parts.Add($"allocated {allocated}");
            }

            if (times.Note is not null)
            {
                parts.Add(times.Note);
            }
        }

        return string.Join("; ", parts);
    }

    private static IEnumerable<string> Facts(CompareResult result)
    {
        if (result.Members.Count == 0)
        {
            yield return result.Added.Count + result.Removed.Count > 0
                ? "Members were only added or removed: there is nothing to compare."
                : "No member changed between the commits; --all compares all members.";
        }

        foreach (var notice in result.Notices.Distinct())
        {
            yield return $"Note: {notice}";
        }

        if (result.Tests is { } tests)
        {
            yield return $"Tests: {tests.Passing} pass at both commits"
                + (tests.Gone > 0 ? $", {tests.Gone} only at the base" : "")
                + (tests.New > 0 ? $", {tests.New} only at the head" : "");
            foreach (
                var (list, words) in ((IReadOnlyList<string>, string)[])
                    [
                        (tests.Broken, "pass at the base and not at the head"),
                        (tests.Fixed, "pass at the head and not at the base"),
                    ]
            )
            {
                if (list.Count > 0)
                {
                    yield return $"{list.Count} {words}: {string.Join(", ", list.Take(5))}{(list.Count > 5 ? ", …" : "")}";
                }
            }
        }

        if (result.Control is { } control)
        {
            yield return ReportFacts.Control("Control: the base", control, "faster or slower");
        }

        if (result.Members.Any(row => row.Times is not null))
        {
            yield return $"Speedup is base ÷ head, above 1 the head takes less time; intervals hold for all {result.Members.Count(row => row.Times is not null)} timed members together with {1 - result.Alpha:P0} confidence. At most {result.Trials} trials of two processes in turns, sequential two-sided paired t test; least change {result.MinChange:0.#%}, seed {result.Seed}";
        }

        if (result.Stages.Count > 0)
        {
            yield return "Time: "
                + string.Join(
                    ", ",
                    result.Stages.Select(stage =>
                        $"{stage.Stage} {stage.Duration.TotalSeconds:0.0} s"
                    )
                );
        }
    }
}
