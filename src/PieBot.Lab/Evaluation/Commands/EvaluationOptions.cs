using System.CommandLine;
using PieBot.Core;
using PieBot.Core.Configuration;
using PieBot.Core.Processes;
using PieBot.Lab.Evaluation.Asking;
using PieBot.Tool.Commands;

namespace PieBot.Lab.Evaluation.Commands;

/// <summary>What is evaluated, and where results go.</summary>
internal sealed class EvaluationOptions
{
    private readonly Option<string> _pairs = new("--pairs")
    {
        Description =
            "Slow programs, JSON lines in the PIE layout: problem_id, language, input (and target, their author's faster one).",
        Required = true,
        HelpName = "FILE",
    };

    private readonly Option<string> _cases = new("--cases")
    {
        Description = "Folder of test cases: DIR/problem/input.i.txt and output.i.txt.",
        Required = true,
        HelpName = "DIR",
    };

    private readonly Option<string?> _generations = new("--generations")
    {
        Description =
            "Programs to evaluate, JSON lines: input (the slow program) and a column with a program or a list of them. Without it a model is asked (--model).",
        HelpName = "FILE",
    };

    private readonly Option<string?> _column = new("--column")
    {
        Description =
            "The generations file's column of programs. Default: generations, otherwise generated_answers.",
        HelpName = "NAME",
    };

    private readonly Option<string?> _examplesFrom = new("--examples-from")
    {
        Description =
            "Pairs that a model is shown as examples, JSON lines in the PIE layout with input and target. Those of the same problem are never shown. Default: the pairs that PieBot carries (C#).",
        HelpName = "FILE",
    };

    private readonly Option<string?> _effect = new("--effect")
    {
        Description = "Show only examples that save this share of the time, in per cent: 10-90.",
        HelpName = "LOW-HIGH",
    };

    private readonly Option<string> _output = new("--output")
    {
        Description =
            "Folder for results and reports. The same evaluation is resumed there, and nothing is measured twice.",
        Required = true,
        HelpName = "DIR",
    };

    private readonly Option<int?> _first = new("--first")
    {
        Description = "Only this many pairs from the start of the file.",
        HelpName = "N",
    };

    private readonly Option<string?> _shard = new("--shard")
    {
        Description = "Only this part of the pairs, such as 2/8; 'evaluate merge' joins the parts.",
        HelpName = "I/N",
    };

    private readonly Option<SandboxKind> _sandbox = new("--sandbox")
    {
        Description =
            "Sandbox that programs run in: auto (bubblewrap where it works), bubblewrap, or none.",
        DefaultValueFactory = _ => SandboxKind.Auto,
    };

    private readonly MeasuringOptions _measuring = new();
    private readonly ModelOptions _model;

    public EvaluationOptions(Command command)
    {
        foreach (
            var option in (Option[])
                [
                    _pairs,
                    _cases,
                    _generations,
                    _column,
                    _examplesFrom,
                    _effect,
                    _output,
                    _first,
                    _shard,
                    _sandbox,
                ]
        )
        {
            command.Options.Add(option);
        }

        _measuring.AddTo(command);
        _model = new(command, proposes: false, verifies: false);
    }

    /// <exception cref="UserErrorException">What was said does not fit together.</exception>
    public EvaluationRequest Read(ParseResult parsed)
    {
        var generations = parsed.GetValue(_generations);
        var model = generations is null ? _model.Read(new(parsed)) : null;
        if (generations is null && model is null)
        {
            throw new UserErrorException(
                "Say what to evaluate: --generations FILE, or --model NAME (or PIEBOT_MODEL)."
            );
        }

        return new(
            parsed.GetValue(_pairs)!,
            parsed.GetValue(_cases)!,
            generations,
            parsed.GetValue(_column),
            model,
            parsed.GetValue(_examplesFrom),
            parsed.GetValue(_effect) is { } effect ? EffectRange.Parse(effect) : null,
            Path.GetFullPath(parsed.GetValue(_output)!),
            _measuring.Read(parsed),
            parsed.GetValue(_first),
            Part(parsed.GetValue(_shard)),
            _measuring.Core(parsed),
            parsed.GetValue(_sandbox)
        );
    }

    private static Shard? Part(string? text) =>
        text is null ? null
        : Shard.TryParse(text, out var shard) ? shard
        : throw new UserErrorException(
            $"--shard {text} must be a part such as 2/8; there are at most {Shard.Most} parts."
        );
}
