using PieBot.Core;
using PieBot.Core.Processes;
using PieBot.Lab.Evaluation.Judging;
using PieBot.Lab.Evaluation.Measuring;
using PieBot.Lab.Evaluation.Programs;
using PieBot.Lab.Evaluation.Running;

namespace PieBot.Lab.Evaluation;

/// <summary>Sets up the stands of pairs: all that does not depend on the pair.</summary>
/// <param name="cases">The folder of all test cases.</param>
/// <param name="core">That the programs share; null: unbound.</param>
internal sealed class PairStands(
    MeasuringSettings settings,
    string cases,
    PythonToolchain? python,
    Confinement confinement,
    int? core
)
{
    private readonly PairedProtocol _paired = new(settings);
    private readonly PaperProtocol _paper = new(settings);

    /// <summary>What needs no run: no program, or the slow one again. Null for all else.</summary>
    public Comparison? Trivial(EvaluationPair pair, string source) =>
        string.IsNullOrWhiteSpace(source) ? new(Outcome.NoProgram, null)
        : !settings.TimeUnchanged && PlainProgram.Of(source) == PlainProgram.Of(pair.Slow)
            ? new(Outcome.Unchanged, null)
        : null;

    /// <exception cref="UserErrorException">The pair has no test cases.</exception>
    public PairStand Open(EvaluationPair pair)
    {
        var folder = Directory
            .CreateDirectory(Path.Combine(confinement.Scratch, "programs", pair.Id))
            .FullName;
        var copies = CopyCases(pair, folder);
        var bench = Bench.Start(confinement);
        return new(
            settings,
            _paired,
            _paper,
            pair,
            Toolchains.Of(pair.Language, python, confinement),
            bench,
            new(bench, copies, core),
            folder
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
}
