using System.Text.Json;
using PieBot.Lab.Evaluation.Measuring;

namespace PieBot.Lab.Evaluation;

/// <summary>The command with real programs in the sandbox that this machine has.</summary>
public sealed class EvaluateTests : IDisposable
{
    private const string Slow = "n = int(input())\nprint(sum(i % 7 for i in range(n)))\n";
    private const string Fast = "n = int(input())\nprint(n // 7 * 21 + sum(range(n % 7)))\n";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Each_program_gets_its_outcome_and_a_second_run_measures_nothing()
    {
        var output = await EvaluateAsync(
            Python(Fast, Slow + "\n\n", "print(1)", "import nothing", "")
        );

        Assert.Equal(
            [Outcome.Faster, Outcome.Unchanged, Outcome.Wrong, Outcome.Crashed, Outcome.NoProgram],
            Results().Select(result => result.Outcome)
        );
        Assert.True(Results()[0].Timed!.Speedup > 1);
        Assert.Contains("[5/5]", output, StringComparison.Ordinal);
        Assert.Contains(
            "<svg",
            await File.ReadAllTextAsync(Out("report.html"), TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );

        var again = await EvaluateAsync(
            Python(Fast, Slow + "\n\n", "print(1)", "import nothing", "")
        );

        Assert.DoesNotContain("[5/5]", again, StringComparison.Ordinal);
        Assert.Equal(5, Results().Count);
    }

    [Fact]
    public async Task The_slow_program_is_no_gain_by_statistics_either()
    {
        await EvaluateAsync(Python(Slow), "--time-unchanged", "--trials", "6");

        var result = Assert.Single(Results());
        Assert.True(result.Timed!.Trials >= 2);
        Assert.True(result.Outcome is Outcome.NotFaster or Outcome.Inconclusive);
    }

    [Fact]
    public async Task The_papers_protocol_takes_all_its_runs()
    {
        await EvaluateAsync(Python(Fast), "--protocol", "paper");

        var result = Assert.Single(Results());
        Assert.Equal(Outcome.Faster, result.Outcome);
        Assert.Equal(24, result.Timed!.Trials);
    }

    [Fact]
    public async Task Java_programs_run_where_there_is_a_compiler()
    {
        if (!File.Exists("/usr/bin/javac"))
        {
            Assert.Skip("no javac");
        }

        const string program =
            "import java.util.*; class Other { } public class Sum { public static void main(String[] a) { int n = new Scanner(System.in).nextInt(); long s = 0; for (int i = 0; i < n; i++) s += i % 7; System.out.println(s); } }";
        await EvaluateAsync(
            Pair("java", program, program + "\n// the same", program + "}"),
            "--trials",
            "4",
            "--time-unchanged"
        );

        var results = Results();
        Assert.True(results[0].Outcome.IsCorrect(), results[0].Detail);
        Assert.Equal(Outcome.DoesNotCompile, results[1].Outcome);
    }

    [Fact]
    public async Task Without_anything_to_evaluate_the_command_says_what_it_takes()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var pairs = Python(Fast);

        var code = await LabCommandLine.RunAsync(
            ["evaluate", "--pairs", pairs, "--cases", _folder.Path, "--output", Out("")],
            output,
            error,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(2, code);
        Assert.Contains(
            "--generations FILE, or --model NAME",
            error.ToString(),
            StringComparison.Ordinal
        );
    }

    public void Dispose() => _folder.Dispose();

    private string Python(params string[] programs) => Pair("Python", Slow, programs);

    private string Pair(string language, string slow, params string[] programs)
    {
        _folder.Write("cases/p/input.0.txt", "10\n");
        _folder.Write("cases/p/output.0.txt", "24\n");
        _folder.Write("cases/p/input.1.txt", "2100000\n");
        _folder.Write("cases/p/output.1.txt", "6300000\n");
        return _folder.Write(
            "pairs.jsonl",
            JsonSerializer.Serialize(
                new
                {
                    problem_id = "p",
                    language,
                    input = slow,
                    generations = programs,
                }
            )
        );
    }

    private async Task<string> EvaluateAsync(string pairs, params string[] more)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await LabCommandLine.RunAsync(
            [
                "evaluate",
                "--pairs",
                pairs,
                "--generations",
                pairs,
                "--cases",
                Path.Combine(_folder.Path, "cases"),
                "--output",
                Out(""),
                .. more,
            ],
            output,
            error,
            TestContext.Current.CancellationToken
        );
        Assert.True(code == 0, error.ToString());
        return output.ToString();
    }

    private string Out(string name) => Path.Combine(_folder.Path, "out", name);

    private IReadOnlyList<ProgramResult> Results() => ResultJournal.Read(Out("")).Results;
}
