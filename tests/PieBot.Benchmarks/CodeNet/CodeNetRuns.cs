using System.Diagnostics;
using System.Text.Json;
using PieBot.Benchmarks.Scale;
using PieBot.Lab.Datasets.CodeNet;

namespace PieBot.Benchmarks.CodeNet;

/// <summary>What a data set costs to build, in a process of its own.</summary>
/// <param name="Megabytes">Of metadata.</param>
/// <param name="ProcessorSeconds">What all its threads spent: what other work on the machine does not change.</param>
/// <param name="PeakMegabytes">The highest resident set, in MiB.</param>
internal sealed record BuildFigure(
    long Rows,
    double Megabytes,
    long Programs,
    double Seconds,
    double ProcessorSeconds,
    double PeakMegabytes,
    BuildTally Tally
);

internal static class CodeNetRuns
{
    /// <param name="parent">Gets a folder that is taken away again.</param>
    /// <param name="report">Is told before that, which takes long for so many files.</param>
    public static async Task RunAsync(long rows, string parent, Action<BuildFigure> report)
    {
        var folder = Path.Combine(parent, $"codenet-{Guid.NewGuid():n}");
        try
        {
            var input = Path.Combine(folder, "in");
            var output = Path.Combine(folder, "out");
            var written = new SyntheticCodeNet(input).WriteMetadata(rows);
            var codeNet = CodeNetFolder.Open(input);
            var programs = SyntheticPrograms.Write(codeNet, Path.Combine(folder, "work"));
            Directory.Delete(Path.Combine(folder, "work"), recursive: true);
            var since = Stopwatch.GetTimestamp();
            using var process = Process.Start(
                new ProcessStartInfo(
                    "dotnet",
                    [
                        Path.Combine(AppContext.BaseDirectory, "PieBot.Lab.dll"),
                        "dataset",
                        "build",
                        "--codenet",
                        input,
                        "--output",
                        output,
                    ]
                )
                {
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!;
            var told = process.StandardError.ReadToEndAsync();
            var tally = process.StandardOutput.ReadToEndAsync();
            var (peak, spent) = await ScaleRuns.PeakAsync(process);
            var seconds = Stopwatch.GetElapsedTime(since).TotalSeconds;
            await tally;
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"the build failed: {await told}");
            }

            var record = JsonSerializer.Deserialize(
                await File.ReadAllTextAsync(Path.Combine(output, DatasetBuild.RecordName)),
                BuildJson.Default.BuildRecord
            )!;
            report(new(written, Size(input), programs, seconds, spent, peak, record.Tally));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Whether a reason to leave a pair out asks for its programs.</summary>
    public static bool IsOfText(string reason) =>
        reason
            is not (
                LeftOut.NoTime
                or LeftOut.OtherRuntime
                or LeftOut.NotFaster
                or LeftOut.TooLarge
            );

    private static double Size(string input) =>
        new DirectoryInfo(Path.Combine(input, "metadata")).EnumerateFiles().Sum(file => file.Length)
        / 1048576.0;
}
