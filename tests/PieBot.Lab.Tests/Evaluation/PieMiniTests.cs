using PieBot.Core.Proposals.Models;
using PieBot.Core.Proposals.Models.Prompt;
using PieBot.Lab.Evaluation.Asking;
using PieBot.Lab.Evaluation.Measuring;
using PieBot.Lab.Evaluation.Programs;

namespace PieBot.Lab.Evaluation;

/// <summary>The sample set with its recorded model; all of it is evaluated by hand, as docs/evaluation.md shows.</summary>
public sealed class PieMiniTests : IDisposable
{
    private const string Model = "pie-mini-recorded";

    private static readonly string Sample = Path.Combine(Root(), "samples", "pie-mini");

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Holds_eight_problems_a_language_each_with_three_cases()
    {
        var pairs = PairFile.Read(Path.Combine(Sample, "pairs.jsonl"));

        Assert.Equal(
            [(Language.Python, 8), (Language.Cpp, 8), (Language.CSharp, 8)],
            pairs
                .CountBy(pair => pair.Language)
                .OrderBy(one => one.Key)
                .Select(one => (one.Key, one.Value))
        );
        Assert.All(
            pairs,
            pair =>
                Assert.Equal(
                    3,
                    Judging.TestCases.Read(Path.Combine(Sample, "cases"), pair.Problem).Count
                )
        );
    }

    // When this fails a prompt has changed: record the cache anew, as the sample's README says.
    [Theory]
    [InlineData("Instruction")]
    [InlineData("FewShot")]
    public void The_recorded_model_has_an_answer_to_every_prompt(string type)
    {
        var settings = new ModelSettings(Model)
        {
            Samples = 4,
            Examples = 2,
            Prompt = Enum.Parse<PromptType>(type),
        };
        var prompt = new ProgramPrompt(
            settings,
            new(ExampleSource.Read(Path.Combine(Sample, "pairs.jsonl"), null))
        );
        var cache = new ReplyCache(Path.Combine(Sample, "cache"), Model);

        Assert.All(
            PairFile.Read(Path.Combine(Sample, "pairs.jsonl")),
            pair => Assert.Equal(4, cache.Read(prompt.Of(pair)!).Count)
        );
    }

    [Fact]
    public async Task A_recorded_model_is_evaluated_offline_in_three_languages()
    {
        string[] chosen = ["stairs-py", "stairs-cpp", "stairs-cs"];
        var pairs = _folder.Write(
            "pairs.jsonl",
            string.Join(
                '\n',
                File.ReadLines(Path.Combine(Sample, "pairs.jsonl"))
                    .Where(line =>
                        chosen.Any(name => line.Contains($"\"{name}\"", StringComparison.Ordinal))
                    )
            )
        );
        using var output = new StringWriter();
        using var error = new StringWriter();

        var code = await LabCommandLine.RunAsync(
            [
                "evaluate",
                "--pairs",
                pairs,
                "--cases",
                Path.Combine(Sample, "cases"),
                "--model",
                Model,
                "--offline",
                "--cache",
                Path.Combine(Sample, "cache"),
                "--samples",
                "4",
                "--prompt",
                "instruction",
                "--trials",
                "6",
                "--output",
                Path.Combine(_folder.Path, "out"),
            ],
            output,
            error,
            TestContext.Current.CancellationToken
        );

        Assert.True(code == 0, error.ToString());
        var results = ResultJournal.Read(Path.Combine(_folder.Path, "out")).Results;
        Assert.All(
            results.GroupBy(one => one.Pair),
            pair =>
                Assert.Equal(
                    [Outcome.Unchanged, Outcome.Faster, Outcome.Wrong],
                    pair.Select(one => one.Outcome)
                )
        );
        Assert.Equal(3, results.Select(one => one.Language).Distinct().Count());
    }

    public void Dispose() => _folder.Dispose();

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "PieBot.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
