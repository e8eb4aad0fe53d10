using System.CommandLine;
using PieBot.Lab.Datasets;
using PieBot.Tool.Commands;

namespace PieBot.Lab.FineTuning;

/// <summary><c>piebot-lab export</c>.</summary>
internal static class ExportCommand
{
    private static readonly Option<string> Pairs = new("--pairs")
    {
        Description =
            "File of pairs to train on, or a folder that 'dataset build' made: its train split is trained on, its val split validates, its test split is held out.",
        Required = true,
        HelpName = "PATH",
    };

    private static readonly Option<string?> Validation = new("--validation")
    {
        Description = "File of pairs to validate on; nothing of it is trained on.",
        HelpName = "FILE",
    };

    private static readonly Option<string[]> Holdout = new("--holdout")
    {
        Description =
            "File of pairs to evaluate on later: none of its problems and programs gets into the files. May be repeated.",
        HelpName = "FILE",
    };

    private static readonly Option<string> Output = new("--output")
    {
        Description = "Folder for train.jsonl and validation.jsonl.",
        Required = true,
        HelpName = "DIR",
    };

    private static readonly Option<TrainingFormat> Format = new("--format")
    {
        Description =
            "openai: chat messages. trl: prompt and completion. instruct: instruction, input, output.",
        DefaultValueFactory = _ => TrainingFormat.OpenAI,
        HelpName = "openai|trl|instruct",
    };

    private static readonly Option<int> MaxTokens = NumberOption.Create(
        "--max-tokens",
        "Most tokens (o200k) of one example, prompt and answer together.",
        4096,
        16,
        1_000_000
    );

    private static readonly Option<bool> SpeedTag = new("--speed-tag")
    {
        Description =
            "Say in each prompt how fast the answer is among all programs of its problem, 1/10 to 10/10: a model trained so is then asked for 10/10.",
    };

    public static Command Create()
    {
        var command = new Command("export", "Write pairs as files to fine-tune a model with.")
        {
            Pairs,
            Validation,
            Holdout,
            Output,
            Format,
            MaxTokens,
            SpeedTag,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
            {
                Run(parsed, cancellationToken);
                return Task.FromResult(0);
            }
        );
        return command;
    }

    private static void Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (train, validation, holdouts) = Inputs(parsed);
        var export = new Export(
            parsed.GetValue(Format),
            parsed.GetValue(MaxTokens),
            parsed.GetValue(SpeedTag)
        );
        var output = Path.GetFullPath(parsed.GetValue(Output)!);
        var held = new HeldOut();
        Hold(holdouts);
        var console = parsed.InvocationConfiguration.Output;
        if (validation is not null)
        {
            Write(validation, "validation.jsonl");
            Hold([validation]);
        }

        Write(train, "train.jsonl");

        void Hold(IEnumerable<string> files)
        {
            foreach (var pair in files.SelectMany(PairFile.Read))
            {
                held.Add(pair);
            }
        }

        void Write(string pairs, string name)
        {
            var file = Path.Combine(output, name);
            var tally = export.Write(pairs, held, file, cancellationToken);
            console.WriteLine(Report(file, tally));
        }
    }

    private static (string Train, string? Validation, IReadOnlyList<string> Holdouts) Inputs(
        ParseResult parsed
    )
    {
        var pairs = parsed.GetValue(Pairs)!;
        var validation = parsed.GetValue(Validation);
        var holdouts = parsed.GetValue(Holdout) ?? [];
        if (!Directory.Exists(pairs))
        {
            return (pairs, validation, holdouts);
        }

        var test = Path.Combine(pairs, "test.jsonl");
        var own = Path.Combine(pairs, "val.jsonl");
        return (
            Path.Combine(pairs, "train.jsonl"),
            validation ?? (File.Exists(own) ? own : null),
            File.Exists(test) ? [.. holdouts, test] : holdouts
        );
    }

    private static string Report(string file, ExportTally tally) =>
        $"{file}: {tally.Written:N0} examples, {tally.Tokens:N0} tokens"
        + string.Concat(
            tally
                .LeftOut.OrderBy(one => one.Key, StringComparer.Ordinal)
                .Select(one => $"; {one.Value:N0} {one.Key}")
        );
}
