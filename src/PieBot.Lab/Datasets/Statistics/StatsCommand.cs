using System.CommandLine;
using PieBot.Core;
using PieBot.Lab.Datasets.CodeNet;

namespace PieBot.Lab.Datasets.Statistics;

/// <summary><c>piebot-lab dataset stats</c>.</summary>
internal static class StatsCommand
{
    private static readonly Option<string[]> Pairs = new("--pairs")
    {
        Description =
            "Files of pairs (.jsonl or .parquet), or a folder that 'dataset build' made. May be repeated.",
        Required = true,
        HelpName = "PATH",
    };

    private static readonly Option<string?> Plots = new("--plots")
    {
        Description = "Folder for histograms, each as SVG and PNG.",
        HelpName = "DIR",
    };

    public static Command Create()
    {
        var command = new Command(
            "stats",
            "Describe pairs as the paper's Table 1 does: counts, time saved, lines, lines that differ (mean ± standard deviation); and draw histograms."
        )
        {
            Pairs,
            Plots,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
            {
                var files = Files(parsed.GetValue(Pairs)!);
                var work = Directory.CreateTempSubdirectory("piebot-stats-").FullName;
                try
                {
                    using var database = Database.Open(
                        null,
                        work,
                        new BuildSettings().Memory,
                        Environment.ProcessorCount
                    );
                    var statistics = new PairStatistics(database);
                    var rows = files.SelectMany(file => statistics.Table(file, cancellationToken));
                    parsed.InvocationConfiguration.Output.Write(Table(rows));
                    if (parsed.GetValue(Plots) is { } folder)
                    {
                        Draw(statistics, files, folder, cancellationToken);
                    }
                }
                finally
                {
                    Directory.Delete(work, recursive: true);
                }

                return Task.FromResult(0);
            }
        );
        return command;
    }

    /// <exception cref="UserErrorException">There are none.</exception>
    private static List<string> Files(string[] paths)
    {
        var files = paths
            .SelectMany(path =>
                Directory.Exists(path)
                    ? ((string[])["train", "val", "test"])
                        .Select(split => Path.Combine(path, split + ".jsonl"))
                        .Where(File.Exists)
                    : [path]
            )
            .ToList();
        return files.Count == 0
                ? throw new UserErrorException(
                    $"{paths[0]} holds no train.jsonl, val.jsonl or test.jsonl. Make them with 'piebot-lab dataset build', or name files with --pairs."
                )
            : files.FirstOrDefault(file => !File.Exists(file)) is { } missing
                ? throw new UserErrorException(
                    $"There is no file {missing}. Give --pairs a file of pairs, or a folder of them."
                )
            : files;
    }

    private static void Draw(
        PairStatistics statistics,
        IReadOnlyList<string> files,
        string folder,
        CancellationToken cancellationToken
    )
    {
        string[] names = ["saving", "lines", "diff-lines"];
        foreach (
            var (histogram, name) in statistics.Histograms(files, cancellationToken).Zip(names)
        )
        {
            HistogramPlot.Write(histogram, folder, name);
        }
    }

    private static string Table(IEnumerable<PairFacts> rows) =>
        """
            | Split | Language | Pairs | Problems | Users | Time saved, % | Lines | Lines that differ |
            |---|---|---:|---:|---:|---:|---:|---:|

            """
        + string.Concat(
            rows.Select(row =>
                $"| {row.Split} | {row.Language} | {row.Pairs:N0} | {row.Problems:N0} | {row.Users:N0} | {Text(row.Saving)} | {Text(row.Lines)} | {Text(row.DiffLines)} |\n"
            )
        );

    private static string Text(Spread spread) =>
        double.IsNaN(spread.Mean)
            ? "-"
            : $"{spread.Mean:0.0} ± {(double.IsNaN(spread.Deviation) ? 0 : spread.Deviation):0.0}";
}
