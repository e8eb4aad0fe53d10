using System.Diagnostics;
using PieBot.Lab.Evaluation.Judging;
using PieBot.Lab.Evaluation.Measuring;
using PieBot.Lab.Evaluation.Programs;
using PieBot.Lab.Evaluation.Running;
using PieBot.Processes;
using PieBot.Timing;

namespace PieBot.Lab.Evaluation;

/// <summary>Holds programs against the slow programs of their pairs, one pair after another, and journals each result.</summary>
/// <param name="cases">The folder of all test cases.</param>
/// <param name="core">That the programs share; null: unbound.</param>
internal sealed class Evaluator(
    MeasuringSettings settings,
    string cases,
    PythonToolchain? python,
    Confinement confinement,
    int? core,
    ResultJournal journal,
    Progress progress
)
{
    private readonly PairedProtocol _paired = new(settings);
    private readonly PaperProtocol _paper = new(settings);

    public async Task RunAsync(
        IReadOnlyList<EvaluationWork> works,
        CancellationToken cancellationToken
    )
    {
        var known = journal.Results.Select(result => (result.Pair, result.Program)).ToHashSet();
        foreach (var work in works)
        {
            var open = work.Distinct()
                .Where(one => !known.Contains((work.Pair.Id, one.Key)))
                .ToList();
            progress.Skip(work.Distinct().Count - open.Count);
            if (open.Count > 0)
            {
                await RunAsync(work.Pair, open, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task RunAsync(
        EvaluationPair pair,
        List<(string Source, string Key, IReadOnlyList<int> Samples)> programs,
        CancellationToken cancellationToken
    )
    {
        var folder = Directory
            .CreateDirectory(Path.Combine(confinement.Scratch, "programs", pair.Id))
            .FullName;
        var bench = Bench.Start(confinement);
        try
        {
            var runs = new ProgramRuns(bench, CopyCases(pair, folder), core);
            var toolchain = Toolchains.Of(pair.Language, python, confinement);
            Slow? slow = null;
            foreach (var (source, key, samples) in programs)
            {
                var started = Stopwatch.GetTimestamp();
                var comparison = await TrivialAsync().ConfigureAwait(false);
                var spent = Stopwatch.GetElapsedTime(started);
                var result = new ProgramResult(
                    pair.Id,
                    pair.Problem,
                    pair.Language.Name(),
                    PlainProgram.NonEmptyLines(pair.Slow),
                    key,
                    samples,
                    comparison.Outcome,
                    comparison.Detail,
                    comparison.Timed,
                    DiffShare.Of(pair.Slow, source),
                    spent.TotalSeconds
                );
                journal.Add(result);
                progress.Done(result);

                async Task<Comparison> TrivialAsync()
                {
                    if (string.IsNullOrWhiteSpace(source))
                    {
                        return new(Outcome.NoProgram, null);
                    }

                    if (!settings.TimeUnchanged && key == PlainProgram.Key(pair.Slow))
                    {
                        return new(Outcome.Unchanged, null);
                    }

                    slow ??= await PrepareAsync(pair, toolchain, runs, folder, cancellationToken)
                        .ConfigureAwait(false);
                    return await CompareAsync(
                            slow,
                            source,
                            toolchain,
                            runs,
                            folder,
                            cancellationToken
                        )
                        .ConfigureAwait(false);
                }
            }
        }
        finally
        {
            await bench.DisposeAsync().ConfigureAwait(false);
            Scratch.Remove(folder);
        }
    }

    private async Task<Slow> PrepareAsync(
        EvaluationPair pair,
        IToolchain toolchain,
        ProgramRuns runs,
        string folder,
        CancellationToken cancellationToken
    )
    {
        var built = await BuildAsync(toolchain, pair.Slow, folder, "a", cancellationToken)
            .ConfigureAwait(false);
        if (built.Command is not { } command)
        {
            return new(null, null, $"does not compile: {built.Fault}");
        }

        var side = new ProgramSide(Side.Baseline, command);
        // A slow program may be slow: that is what it is here for.
        var check = await Check
            .RunAsync(runs, side, TimeSpan.FromSeconds(settings.TimeLimit * 3), cancellationToken)
            .ConfigureAwait(false);
        return new(side, check, check.Detail);
    }

    private async Task<Comparison> CompareAsync(
        Slow slow,
        string source,
        IToolchain toolchain,
        ProgramRuns runs,
        string folder,
        CancellationToken cancellationToken
    )
    {
        if (slow is not { Side: { } baseline, Check: { Fault: null } check })
        {
            return new(Outcome.BaselineFailed, null, $"the slow program: {slow.Fault}");
        }

        var built = await BuildAsync(toolchain, source, folder, "b", cancellationToken)
            .ConfigureAwait(false);
        if (built.Command is not { } command)
        {
            return new(Outcome.DoesNotCompile, null, built.Fault);
        }

        var candidate = new ProgramSide(Side.Candidate, command);
        var limit = TimeSpan.FromSeconds(
            Math.Max(settings.TimeLimit, 2 * check.Cpu.Max().TotalSeconds)
        );
        var own = await Check
            .RunAsync(runs, candidate, limit, cancellationToken)
            .ConfigureAwait(false);
        return own.Fault is { } fault ? new(fault, null, own.Detail)
            : settings.Protocol == Protocol.Paired
                ? await _paired
                    .RunAsync(runs, baseline, candidate, check, own, limit, cancellationToken)
                    .ConfigureAwait(false)
            : await _paper
                .RunAsync(runs, baseline, candidate, limit, cancellationToken)
                .ConfigureAwait(false);
    }

    // Both sides have names of one length: where a program lies must not make it slower.
    private static Task<BuiltProgram> BuildAsync(
        IToolchain toolchain,
        string source,
        string folder,
        string name,
        CancellationToken cancellationToken
    )
    {
        var own = Path.Combine(folder, name);
        if (Directory.Exists(own))
        {
            Directory.Delete(own, recursive: true);
        }

        return toolchain.BuildAsync(
            source,
            Directory.CreateDirectory(own).FullName,
            cancellationToken
        );
    }

    // The sandbox sees the inputs, and never what is expected.
    private List<TestCase> CopyCases(EvaluationPair pair, string folder)
    {
        var copies = Directory.CreateDirectory(Path.Combine(folder, "cases")).FullName;
        return TestCases
            .Read(cases, pair.Problem)
            .Select(one =>
            {
                var copy = Path.Combine(copies, Path.GetFileName(one.Input));
                File.Copy(one.Input, copy, overwrite: true);
                return one with { Input = copy };
            })
            .ToList();
    }

    /// <summary>The slow program of a pair, made ready once for all of its candidates.</summary>
    private sealed record Slow(ProgramSide? Side, Check? Check, string? Fault);
}
