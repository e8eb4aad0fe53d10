using System.CommandLine;
using PieBot.Lab.Datasets.CodeNet;
using PieBot.Lab.Datasets.Repositories;
using PieBot.Lab.Datasets.Statistics;

namespace PieBot.Lab.Datasets;

/// <summary><c>piebot-lab dataset</c>: pairs of slower and faster programs.</summary>
internal static class DatasetCommand
{
    public static Command Create() =>
        new(
            "dataset",
            "Make pairs of slower and faster programs: from CodeNet, from a repository's history, from suggestions that were accepted; and describe them."
        )
        {
            BuildCommand.Create(),
            MineCommand.Create(),
            HarvestCommand.Create(),
            StatsCommand.Create(),
        };
}
