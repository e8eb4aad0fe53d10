using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using PieBot.Core;
using PieBot.Core.Configuration;
using PieBot.Core.Processes;
using PieBot.Core.Proposals.Examples;
using PieBot.Lab.Evaluation.Asking;
using PieBot.Lab.Evaluation.Judging;
using PieBot.Lab.Evaluation.Programs;

namespace PieBot.Lab.Evaluation.Commands;

/// <summary>An evaluation from its inputs to its journal.</summary>
internal static class EvaluationRun
{
    /// <exception cref="UserErrorException">Inputs, tools, model or output folder are not as they should be.</exception>
    public static async Task RunAsync(
        EvaluationRequest request,
        TextWriter output,
        TextWriter error,
        CancellationToken cancellationToken
    )
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new UserErrorException(
                "Programs are timed only on Linux. Elsewhere run piebot-lab in a container."
            );
        }

        var pairs = PairFile.Read(request.Pairs);
        pairs = request.First is { } first ? pairs.Take(first).ToList() : pairs;
        var works = await WorksAsync(request, pairs, error, cancellationToken);
        var journal = ResultJournal.Open(request.Output, Facts(request, works));
        var own = works.Where(work => IsOwn(work.Pair, request.Shard)).ToList();
        var scratch = Scratch.Create();
        try
        {
            var python = await Toolchains.CheckAsync(
                own.Select(work => work.Pair.Language).ToHashSet(),
                cancellationToken
            );
            var (sandbox, notice) = await Bubblewrap.FindAsync(
                request.Sandbox,
                repository: null,
                cancellationToken,
                shown: python?.Folders
            );
            if (notice is not null)
            {
                await error.WriteLineAsync($"piebot-lab: {notice}");
            }

            var evaluator = new Evaluator(
                new(
                    request.Measuring,
                    request.Cases,
                    python,
                    new(scratch, new(), sandbox) { Added = Steady },
                    request.Core
                ),
                journal,
                new(output, own.Sum(work => work.Distinct().Count), TimeProvider.System)
            );
            await evaluator.RunAsync(own, cancellationToken);
        }
        finally
        {
            Scratch.Remove(scratch);
        }
    }

    // What makes two runs of one program differ, or leaves files behind.
    private static Dictionary<string, string> Steady { get; } =
        new() { ["PYTHONHASHSEED"] = "0", ["PYTHONDONTWRITEBYTECODE"] = "1" };

    private static async Task<IReadOnlyList<EvaluationWork>> WorksAsync(
        EvaluationRequest request,
        IReadOnlyList<EvaluationPair> pairs,
        TextWriter error,
        CancellationToken cancellationToken
    )
    {
        if (request.Model is null)
        {
            var programs = GenerationFile.Read(request.Generations!, request.Column);
            return
                pairs
                    .Where(pair => programs.ContainsKey(PlainProgram.Key(pair.Slow)))
                    .Select(pair => new EvaluationWork(pair, programs[PlainProgram.Key(pair.Slow)]))
                    .ToList()
                    is { Count: > 0 } works
                ? works
                : throw new UserErrorException(
                    $"{request.Generations} holds programs for none of the pairs: its 'input' must be that of the pairs file."
                );
        }

        var examples = request.ExamplesFrom is { } file
            ? ExampleSource.Read(file, request.Effect)
            : ExampleBank
                .All.Where(one => request.Effect?.Holds(one.Speedup ?? 1) ?? true)
                .ToList();
        using var asker = ProgramAsker.Open(
            request.Model,
            examples,
            Path.Combine(request.Output, "cache")
        );
        var asked = await asker.AskAsync(
            pairs.Where(pair => IsOwn(pair, request.Shard)).ToList(),
            // Askers run side by side.
            TextWriter.Synchronized(error).WriteLine,
            cancellationToken
        );
        Directory.CreateDirectory(request.Output);
        GenerationFile.Write(
            Path.Combine(request.Output, "generations.jsonl"),
            asked.Select(work => (work.Pair, work.Programs))
        );
        return asked;
    }

    // The same in every run and on every machine.
    private static bool IsOwn(EvaluationPair pair, Shard? shard) =>
        shard is null
        || SHA256.HashData(Encoding.UTF8.GetBytes(pair.Id))[0] % shard.Count == shard.Index - 1;

    private static EvaluationFacts Facts(
        EvaluationRequest request,
        IReadOnlyList<EvaluationWork> works
    )
    {
        var model = request.Model?.Settings;
        var name =
            model?.Name
            ?? $"{Path.GetFileName(request.Generations)}{(request.Column is { } column ? $" ({column})" : "")}";
        // What a model gave may grow from run to run, and is in the journal by its own key.
        var inputs = model is null
            ? works.Select(work => string.Join(',', work.Distinct().Select(one => one.Key)))
            : [];
        return new(
            name,
            works.Count,
            PlainProgram.Key(string.Join('\n', works.Select(work => work.Pair.Id).Concat(inputs))),
            model?.Samples ?? works.Max(work => work.Programs.Count),
            model is null ? null : Words(model.Prompt),
            model?.Examples,
            request.Effect is { } effect
                ? FormattableString.Invariant($"{effect.Low}-{effect.High}")
                : null,
            request.Measuring,
            request.Shard?.ToString(),
            FormattableString.Invariant(
                $"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} processors"
            )
        );
    }

    private static string Words(Core.Proposals.Models.Prompt.PromptType prompt) =>
        prompt switch
        {
            Core.Proposals.Models.Prompt.PromptType.Instruction => "instruction",
            Core.Proposals.Models.Prompt.PromptType.FewShot => "few-shot",
            _ => "few-shot+explain",
        };
}
