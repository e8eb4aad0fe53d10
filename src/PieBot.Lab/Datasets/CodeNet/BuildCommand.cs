using System.CommandLine;
using System.Globalization;
using PieBot.Core;
using PieBot.Tool.Commands;

namespace PieBot.Lab.Datasets.CodeNet;

/// <summary><c>piebot-lab dataset build</c>.</summary>
internal static class BuildCommand
{
    private static readonly BuildSettings Defaults = new();

    private static readonly Option<string> CodeNet = new("--codenet")
    {
        Description = "The unpacked folder of Project CodeNet, with metadata/ and data/.",
        Required = true,
        HelpName = "DIR",
    };

    private static readonly Option<string> Output = new("--output")
    {
        Description =
            "Folder for train, val and test (.jsonl in the PIE layout, and .parquet) and dataset.json. A killed build resumes there.",
        Required = true,
        HelpName = "DIR",
    };

    private static readonly Option<string?> Languages = new("--languages")
    {
        Description =
            "Languages by CodeNet's names, with commas, such as C++,Python,C#,Java. Default: all.",
        HelpName = "LIST",
    };

    private static readonly Option<int> Lines = NumberOption.Create(
        "--max-lines",
        "Keep programs with fewer non-empty lines than this.",
        Defaults.Lines,
        2,
        100_000
    );

    private static readonly Option<double> Difference = NumberOption.Create(
        "--max-diff",
        "Keep pairs that differ in less than this per cent of the longer program's lines; 101 keeps all.",
        100 * Defaults.Difference,
        1d,
        101d,
        "PERCENT"
    );

    private static readonly Option<double> Saving = NumberOption.Create(
        "--min-saving",
        "Keep pairs whose faster program saves more than this per cent of the slower program's CPU time.",
        100 * Defaults.Saving,
        0d,
        99d,
        "PERCENT"
    );

    private static readonly Option<bool> MixedRuntimes = new("--mixed-runtimes")
    {
        Description =
            "Keep pairs whose two sides ran on different compilers or interpreters (CPython and PyPy), whose gain may not be the program's own.",
    };

    private static readonly Option<string> Split = new("--split")
    {
        Description = "Per cent of problems for train, val and test.",
        DefaultValueFactory = _ => "80,10,10",
        HelpName = "A,B,C",
    };

    private static readonly Option<int> Seed = NumberOption.Create(
        "--seed",
        "Seed for the split of the problems.",
        Defaults.Seed,
        0,
        int.MaxValue
    );

    private static readonly Option<int> Memory = NumberOption.Create(
        "--memory",
        "Memory in MiB for the database; the rest goes to disk, into the output folder.",
        Defaults.Memory,
        128,
        1 << 20,
        "MIB"
    );

    private static readonly Option<int> Threads = NumberOption.Create(
        "--threads",
        "Threads to use.",
        Defaults.Threads,
        1,
        1024
    );

    public static Command Create()
    {
        var command = new Command(
            "build",
            "Make the PIE data set from CodeNet: adjacent accepted submissions of a user to a problem, filtered as in the paper, split by problem."
        )
        {
            CodeNet,
            Output,
            Languages,
            Lines,
            Difference,
            Saving,
            MixedRuntimes,
            Split,
            Seed,
            Memory,
            Threads,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
            {
                var folder = CodeNetFolder.Open(parsed.GetValue(CodeNet)!);
                var console = parsed.InvocationConfiguration;
                var tally = new DatasetBuild(
                    folder,
                    Read(parsed),
                    Path.GetFullPath(parsed.GetValue(Output)!),
                    new(console.Error, TimeProvider.System)
                ).Run(cancellationToken);
                console.Output.Write(Report(tally));
                return Task.FromResult(0);
            }
        );
        return command;
    }

    private static BuildSettings Read(ParseResult parsed) =>
        new()
        {
            Languages =
                parsed
                    .GetValue(Languages)
                    ?.Split(
                        ',',
                        StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
                    )
                ?? [],
            Lines = parsed.GetValue(Lines),
            Difference = parsed.GetValue(Difference) / 100,
            Saving = parsed.GetValue(Saving) / 100,
            MixedRuntimes = parsed.GetValue(MixedRuntimes),
            Shares = Shares(parsed.GetValue(Split)!),
            Seed = parsed.GetValue(Seed),
            Memory = parsed.GetValue(Memory),
            Threads = parsed.GetValue(Threads),
        };

    private static SplitShares Shares(string text)
    {
        var parts = text.Split(',')
            .Select(part =>
                double.TryParse(part, CultureInfo.InvariantCulture, out var value) && value >= 0
                    ? value
                    : double.NaN
            )
            .ToList();
        return parts is [var train, var validation, var test] && Math.Abs(parts.Sum() - 100) < 1e-9
            ? new(train / 100, validation / 100, test / 100)
            : throw new UserErrorException(
                $"--split {text} must be three percentages that add up to 100, such as 80,10,10."
            );
    }

    private static string Report(BuildTally tally)
    {
        var lines = new List<(string Words, long Count)>
        {
            ("submissions", tally.Submissions),
            ("accepted", tally.Accepted),
            ("adjacent accepted", tally.Steps),
        };
        lines.AddRange(
            LeftOut
                .Words.Where(one => tally.LeftOut.ContainsKey(one.Key))
                .Select(one => ($"- {one.Value}", tally.LeftOut[one.Key]))
        );
        lines.Add(("pairs", tally.Kept.Values.Sum()));
        lines.AddRange(tally.Kept.Select(one => ($"  {one.Key}", one.Value)));
        return string.Concat(lines.Select(line => $"{line.Words, -46} {line.Count, 12:N0}\n"));
    }
}
