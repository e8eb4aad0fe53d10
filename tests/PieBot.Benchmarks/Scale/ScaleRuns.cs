using System.Diagnostics;
using System.Globalization;
using PieBot.Core.Runs;
using PieBot.Core.Runs.Shards;

namespace PieBot.Benchmarks.Scale;

/// <summary>What a large pull request costs to scan, in a process of its own.</summary>
/// <param name="ProcessorSeconds">What all its threads spent: what other work on the machine does not change.</param>
/// <param name="PeakMegabytes">The highest resident set, in MiB; 0 where the system does not tell (only Linux does).</param>
internal sealed record ScanFigure(
    int Files,
    int Projects,
    double Seconds,
    double ProcessorSeconds,
    double PeakMegabytes,
    int Targets,
    int Candidates
);

internal static class ScaleRuns
{
    public static async Task<ScanFigure> ScanAsync(int files, int projects)
    {
        using var git = await LargePullRequest.CreateAsync(files, projects);
        var run = Directory.CreateTempSubdirectory("piebot-scale-").FullName;
        try
        {
            var since = Stopwatch.GetTimestamp();
            using var process = Process.Start(
                new ProcessStartInfo(
                    "dotnet",
                    [
                        BuiltTool.Program,
                        "propose",
                        "--repo",
                        git.Root,
                        "--base",
                        "HEAD~1",
                        "--out",
                        run,
                        "--format",
                        "json",
                    ]
                )
                {
                    RedirectStandardOutput = true,
                }
            )!;
            var output = process.StandardOutput.ReadToEndAsync();
            var (peak, spent) = await PeakAsync(process);
            var seconds = Stopwatch.GetElapsedTime(since).TotalSeconds;
            await output;
            var proposals = new RunFolder(run).ReadProposals();
            return new(
                files,
                projects,
                seconds,
                spent,
                peak,
                proposals.Changes.Targets.Count,
                proposals.Candidates.Count
            );
        }
        finally
        {
            Directory.Delete(run, recursive: true);
        }
    }

    // VmHWM only grows: the last look before the end is the peak but for what the last moments add.
    internal static async Task<(double Peak, double Spent)> PeakAsync(Process process)
    {
        var (peak, spent) = (0.0, 0.0);
        while (!process.HasExited)
        {
            try
            {
                var line = (
                    await File.ReadAllLinesAsync($"/proc/{process.Id}/status")
                ).FirstOrDefault(one => one.StartsWith("VmHWM:", StringComparison.Ordinal));
                if (line is not null)
                {
                    peak =
                        double.Parse(
                            line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
                            CultureInfo.InvariantCulture
                        ) / 1024;
                }

                process.Refresh();
                spent = process.TotalProcessorTime.TotalSeconds;
            }
            catch (Exception exception) when (exception is IOException or InvalidOperationException)
            {
                // It ended between the two calls, or this is no Linux.
            }

            await Task.Delay(20);
        }

        return (peak, spent);
    }

    /// <summary>How even a split is: the dearest shard's cost over the mean, for costs spread as durations do (log-normal of the given deviation).</summary>
    public static double Evenness(int targets, int shards, double deviation)
    {
        var random = new Random(1);
        var counts = Enumerable.Range(0, targets).Select(_ => random.Next(1, 5)).ToList();
        var proposals = ManyTargets.Of(counts);
        var loads = ShardPlan
            .Of(
                proposals with
                {
                    Costs = proposals.Changes.Targets.ToDictionary(
                        target => target.Id,
                        _ =>
                            TimeSpan.FromSeconds(
                                40
                                    * Math.Exp(
                                        deviation
                                            * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()))
                                            * Math.Cos(2 * Math.PI * random.NextDouble())
                                    )
                            )
                    ),
                },
                shards
            )
            .Select(share => share.Cost.TotalSeconds)
            .ToList();
        return loads.Max() / loads.Average();
    }
}
