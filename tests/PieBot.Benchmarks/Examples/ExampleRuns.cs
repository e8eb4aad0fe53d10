using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PieBot.Core;
using PieBot.Core.Processes;
using PieBot.Core.Proposals.Examples;
using PieBot.Core.Timing;

namespace PieBot.Benchmarks.Examples;

/// <summary>Compiles and runs every pair of the bank, holds the two sides' results against each other, times them in turns, and writes the speedups into the bank's data file.</summary>
internal static class ExampleRuns
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="trials">Fresh processes a pair; at least 3.</param>
    /// <param name="wanted">Only pairs whose id holds this; empty: all.</param>
    public static async Task RunAsync(int trials, string wanted)
    {
        var entries = JsonSerializer
            .Deserialize<List<BankEntry>>(await File.ReadAllTextAsync(BankFolders.BankFile), Json)!
            .ToList();
        var chosen = entries
            .Where(entry => entry.Id.Contains(wanted, StringComparison.Ordinal))
            .ToList();
        var folder = Directory.CreateTempSubdirectory("piebot-examples-").FullName;
        try
        {
            var programs = new PairPrograms(folder);
            programs.BuildCSharp(chosen.Where(entry => entry.Language == "csharp").ToList());
            foreach (var entry in chosen)
            {
                if (entry.Language == "cpp")
                {
                    await programs.BuildCppAsync(entry, CancellationToken.None);
                }

                var result = await MeasureAsync(programs, entry, trials);
                entries[entries.IndexOf(entry)] = entry with
                {
                    Speedup = Rounded(result.Estimate),
                    Low = Rounded(result.Low),
                    High = Rounded(result.High),
                };
                Console.WriteLine(
                    $"{entry.Language, -7} {entry.Id, -28} {entry.Kind, -12} {Math.Exp(result.Estimate), 8:0.00} ({Math.Exp(result.Low):0.00}-{Math.Exp(result.High):0.00})"
                );
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        await File.WriteAllTextAsync(
            BankFolders.BankFile,
            JsonSerializer.Serialize(entries, Json) + "\n"
        );
    }

    private static async Task<TTestResult> MeasureAsync(
        PairPrograms programs,
        BankEntry entry,
        int trials
    )
    {
        var samples = new List<double>();
        for (var trial = 0; trial < trials; trial++)
        {
            var ran = await ProcessRunner.RunAsync(programs.Trial(entry), CancellationToken.None);
            var lines = ran.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            if (!ran.Succeeded || lines.Length != 2)
            {
                throw new UserErrorException(
                    $"{entry.Language} {entry.Id}: {(lines is ["different"] ? "the two sides give different results" : ran.Error)}"
                );
            }

            samples.Add(
                Math.Log(TrimmedMean.Of(Times(lines[0])) / TrimmedMean.Of(Times(lines[1])))
            );
        }

        return PairedTest.Run(samples, 0.05);
    }

    private static List<double> Times(string line) =>
        line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(value => double.Parse(value, CultureInfo.InvariantCulture))
            .ToList();

    // Three digits: more would be noise.
    private static double Rounded(double logRatio)
    {
        var ratio = Math.Exp(logRatio);
        return Math.Round(
            ratio,
            ratio < 10 ? 2
                : ratio < 100 ? 1
                : 0
        );
    }
}
