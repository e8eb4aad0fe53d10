using System.Text.RegularExpressions;

namespace PieBot.Core.Runs;

/// <summary>Files of version 1 of <c>run.json</c>, and the lines beside it, in the words of today: only names differ.</summary>
internal static partial class Version1
{
    /// <summary>A line of <c>verdicts.jsonl</c> or <c>covers.jsonl</c> with the names of today; one that has them already stays as it is.</summary>
    public static string Renamed(string line) =>
        Names()
            .Replace(
                line,
                match =>
                    match.Value switch
                    {
                        "\"strength\"" => "\"mutationScore\"",
                        "\"caught\"" => "\"killed\"",
                        "\"missed\"" => "\"survived\"",
                        "\"reached\"" => "\"coveringTests\"",
                        "\"reaching\"" => "\"covering\"",
                        _ => "\"flaky\"",
                    }
            );

    public static RunRecord Renamed(RunRecord run) =>
        run.Version > 1
            ? run
            : run with
            {
                Version = RunRecord.CurrentVersion,
                Stages = run
                    .Stages.Select(stage =>
                        stage.Stage == "strength" ? stage with { Stage = "mutants" } : stage
                    )
                    .ToList(),
            };

    // Only a name stands in JSON between plain quotes before a colon: quotes inside of a text are escaped.
    [GeneratedRegex(
        @"""(strength|caught|missed|reached|reaching|unsteady)""(?=\s*:)",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Names();
}
