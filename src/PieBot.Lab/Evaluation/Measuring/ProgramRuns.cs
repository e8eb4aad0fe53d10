using PieBot.Core.Timing;
using PieBot.Lab.Evaluation.Judging;
using PieBot.Lab.Evaluation.Running;

namespace PieBot.Lab.Evaluation.Measuring;

/// <summary>One side of a comparison, ready to be started.</summary>
internal sealed record ProgramSide(Side Side, IReadOnlyList<string> Command);

/// <summary>How a run of one program on one case went.</summary>
/// <param name="Fault">Null when it was right.</param>
internal sealed record CaseRun(TimeSpan Cpu, Outcome? Fault = null, string? Detail = null);

/// <summary>Runs programs on the cases of one problem, and looks at what they print each time.</summary>
/// <param name="cases">Their inputs lie where the sandbox sees them.</param>
/// <param name="core">Null: unbound.</param>
internal sealed class ProgramRuns(Bench bench, IReadOnlyList<TestCase> cases, int? core)
{
    // Both share a core that others may use too.
    private const int WallForCpu = 20;

    private const int ShownCharacters = 60;

    public IReadOnlyList<TestCase> Cases => cases;

    /// <param name="sides">Started in this order, at once.</param>
    /// <param name="limit">Processor time of each.</param>
    /// <returns>In the order of the sides.</returns>
    /// <exception cref="BenchFault">The place they run in came to an end.</exception>
    public async Task<IReadOnlyList<CaseRun>> RunAsync(
        IReadOnlyList<ProgramSide> sides,
        TestCase one,
        TimeSpan limit,
        CancellationToken cancellationToken
    )
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(limit.TotalSeconds));
        var programs = sides
            .Select(side => new LaunchOne(
                side.Command,
                one.Input,
                Path.Combine(bench.Folder, $"{side.Side}.out"),
                Path.Combine(bench.Folder, $"{side.Side}.err"),
                Directory.CreateDirectory(Path.Combine(bench.Folder, $"{side.Side}")).FullName
            ))
            .ToList();
        var reply = await bench.RunAsync(
            new(programs, core, seconds, (seconds * WallForCpu * sides.Count) + 10),
            cancellationToken
        );
        return reply.Fault is { } fault
            ? throw new BenchFault(fault)
            : programs.Zip(reply.Ends, (program, end) => Judge(program, end, one)).ToList();
    }

    private static CaseRun Judge(LaunchOne program, LaunchEnd end, TestCase one)
    {
        if (end.TimedOut)
        {
            return new(end.Cpu, Outcome.TimedOut, $"took too long on case {one.Number}");
        }

        if (!end.Succeeded)
        {
            var how = end.Signal != 0 ? $"by signal {end.Signal}" : $"with exit code {end.Exit}";
            var words = File.ReadAllText(program.Error).TrimEnd().Split('\n')[^1];
            return new(end.Cpu, Outcome.Crashed, $"ended {how} on case {one.Number}: {Cut(words)}");
        }

        var printed = File.ReadAllText(program.Output);
        return OutputComparison.Same(one.Expected, printed)
            ? new(end.Cpu)
            : new(
                end.Cpu,
                Outcome.Wrong,
                $"case {one.Number}: '{Cut(printed)}' instead of '{Cut(one.Expected)}'"
            );
    }

    private static string Cut(string text)
    {
        var line = text.Trim().ReplaceLineEndings(" ");
        return line.Length <= ShownCharacters ? line : line[..ShownCharacters] + "…";
    }
}
