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
                $"{string.Join(" or ", offered.Select(Name))}. With json, standard output carries nothing else.",
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
                "Folder for the run's files. Default: a new one below .piebot/runs in the repository, which git ignores.",
            HelpName = "DIR",
        };

    private static string Name(ReportFormat format) => format.ToString().ToLowerInvariant();
}
