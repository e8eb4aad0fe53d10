using PieBot.Core.Processes;
using PieBot.Core.Timing;
using PieBot.Lab.Evaluation.Measuring;
using PieBot.Lab.Evaluation.Programs;
using PieBot.Lab.Evaluation.Running;
using Check = PieBot.Lab.Evaluation.Measuring.Check;

namespace PieBot.Lab.Evaluation;

/// <summary>Where the programs of one pair are built and compared: its slow program is built and checked once for all of them.</summary>
internal sealed class PairStand(
    MeasuringSettings settings,
    PairedProtocol paired,
    PaperProtocol paper,
    EvaluationPair pair,
    IToolchain toolchain,
    Bench bench,
    ProgramRuns runs,
    string folder
) : IAsyncDisposable
{
    // A slow program may be slow: that is what it is here for.
    private const int PatienceWithSlow = 3;

    private Slow? _slow;

    public async Task<Comparison> CompareAsync(string source, CancellationToken cancellationToken)
    {
        _slow ??= await PrepareAsync(cancellationToken);
        if (_slow is not { Side: { } baseline, Check: { Fault: null } check })
        {
            return new(Outcome.BaselineFailed, null, $"the slow program: {_slow.Fault}");
        }

        var built = await BuildAsync(source, "b", cancellationToken);
        if (built.Command is not { } command)
        {
            return new(Outcome.DoesNotCompile, null, built.Fault);
        }

        var candidate = new ProgramSide(Side.Candidate, command);
        var limit = TimeSpan.FromSeconds(
            Math.Max(settings.TimeLimit, 2 * check.Cpu.Max().TotalSeconds)
        );
        var own = await Check.RunAsync(runs, candidate, limit, cancellationToken);
        return own.Fault is { } fault ? new(fault, null, own.Detail)
            : settings.Protocol == Protocol.Paired
                ? await paired.RunAsync(
                    runs,
                    baseline,
                    candidate,
                    check,
                    own,
                    limit,
                    cancellationToken
                )
            : await paper.RunAsync(runs, baseline, candidate, limit, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await bench.DisposeAsync();
        Scratch.Remove(folder);
    }

    private async Task<Slow> PrepareAsync(CancellationToken cancellationToken)
    {
        var built = await BuildAsync(pair.Slow, "a", cancellationToken);
        if (built.Command is not { } command)
        {
            return new(null, null, $"does not compile: {built.Fault}");
        }

        var side = new ProgramSide(Side.Baseline, command);
        var limit = TimeSpan.FromSeconds(settings.TimeLimit * PatienceWithSlow);
        var check = await Check.RunAsync(runs, side, limit, cancellationToken);
        return new(side, check, check.Detail);
    }

    // Both sides have names of one length: where a program lies must not make it slower.
    private Task<BuiltProgram> BuildAsync(
        string source,
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

    /// <summary>The slow program, made ready.</summary>
    private sealed record Slow(ProgramSide? Side, Check? Check, string? Fault);
}
