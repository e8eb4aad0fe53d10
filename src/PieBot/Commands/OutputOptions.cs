using System.CommandLine;
using PieBot.Tool.Reports;

namespace PieBot.Tool.Commands;

/// <summary>Options on what is printed and where files go.</summary>
internal static class OutputOptions
{
    public static Option<ReportFormat> Format(this Command command, params ReportFormat[] offered)
    {
        var names = offered.Select(one => one.ToString().ToLowerInvariant()).ToList();
        return command.Value(
            $"--format {string.Join('|', names)}",
            $"Format of the result: {string.Join(", ", names)}. With json, standard output has nothing else.",
            ReportFormat.Text
        );
    }

    public static Option<string?> RunFolder(this Command command) =>
        command.Text(
            "--out DIR",
            "Folder for the run's files. Default: a new folder in .piebot/runs of the repository, which git ignores."
        );

    public static Option<string?> Outputs(this Command command, string which) =>
        command.Text(
            "--outputs FILE",
            $"In a workflow's step: append the step's outputs ({which}) to this file, $GITHUB_OUTPUT. With this option it is not an error when there is nothing to do."
        );
}
