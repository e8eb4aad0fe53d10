using System.CommandLine;
using PieBot.Tool.Reports;

namespace PieBot.Tool.Commands;

/// <summary>Options on what is printed and where files go.</summary>
internal static class OutputOptions
{
    public static Option<ReportFormat> Format(params ReportFormat[] offered)
    {
        var option = new Option<ReportFormat>("--format")
        {
            Description =
                $"Format of the result: {string.Join(", ", offered.Select(Name))}. With json, standard output has nothing else.",
            DefaultValueFactory = _ => ReportFormat.Text,
            HelpName = string.Join('|', offered.Select(Name)),
        };
        option.AcceptOnlyFromAmong([.. offered.Select(Name)]);
        return option;
    }

    public static Option<string?> RunFolder() =>
        new("--out")
        {
            Description =
                "Folder for the run's files. Default: a new folder in .piebot/runs of the repository, which git ignores.",
            HelpName = "DIR",
        };

    public static Option<string?> Outputs(string which) =>
        new("--outputs")
        {
            Description =
                $"In a workflow's step: append the step's outputs ({which}) to this file, $GITHUB_OUTPUT. With this option it is not an error when there is nothing to do.",
            HelpName = "FILE",
        };

    /// <summary>The runs that are shown, published or applied.</summary>
    public static Argument<string[]> Runs() =>
        new("RUN")
        {
            Description =
                "The folder of a run. For a split run add the folders with the shards' verdicts; the proposals are taken from the first folder.",
            Arity = ArgumentArity.OneOrMore,
        };

    private static string Name(ReportFormat format) => format.ToString().ToLowerInvariant();
}
