using PieBot.Lab.Datasets;
using PieBot.Lab.Tests.Infra;

namespace PieBot.Lab.Tests.Datasets.Statistics;

public sealed class StatsCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Table_1_is_of_what_the_pairs_are()
    {
        var file = Path.Combine(_folder.Path, "own.jsonl");
        PairFile.Write(
            file,
            [
                Pair("p1", "u1", "a\n\nb\n", "a\nc\n") with
                {
                    CpuTimeV0 = 100,
                    CpuTimeV1 = 50,
                },
                Pair("p1", "u2", "a\nb\nc\nd\n", "a\nb\nc\n") with
                {
                    CpuTimeV0 = 100,
                    CpuTimeV1 = 20,
                },
                Pair("p2", "u1", "x\n", "y\n") with
                {
                    Language = "cpp",
                    RuntimeLift = 4,
                },
            ]
        );

        var (code, output, _) = await LabTool.RunAsync("dataset", "stats", "--pairs", file);

        Assert.Equal(0, code);
        // 50 and 80 per cent; 2 and 4 lines; 2 and 1 that differ.
        Assert.Contains(
            "| own | python | 2 | 1 | 2 | 65.0 ± 21.2 | 3.0 ± 1.4 | 1.5 ± 0.7 |",
            output,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "| own | cpp | 1 | 1 | 1 | 75.0 ± 0.0 | 1.0 ± 0.0 | 2.0 ± 0.0 |",
            output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Histograms_are_drawn_as_SVG_and_PNG()
    {
        var file = Path.Combine(_folder.Path, "own.jsonl");
        PairFile.Write(
            file,
            [Pair("p1", "u1", "a\n", "b\n") with { CpuTimeV0 = 100, CpuTimeV1 = 50 }]
        );
        var plots = Path.Combine(_folder.Path, "plots");

        var (code, _, error) = await LabTool.RunAsync(
            "dataset",
            "stats",
            "--pairs",
            file,
            "--plots",
            plots
        );

        Assert.True(code == 0, error);
        foreach (var name in (string[])["saving", "lines", "diff-lines"])
        {
            Assert.Contains(
                "<svg",
                File.ReadAllText(Path.Combine(plots, name + ".svg")),
                StringComparison.Ordinal
            );
            Assert.Equal(
                [0x89, 0x50, 0x4E, 0x47],
                File.ReadAllBytes(Path.Combine(plots, name + ".png"))[..4]
            );
        }
    }

    [Theory]
    [InlineData("none.jsonl", "There is no file")]
    [InlineData(".", "holds no train.jsonl")]
    public async Task What_is_not_there_is_named(string path, string words)
    {
        var (code, _, error) = await LabTool.RunAsync(
            "dataset",
            "stats",
            "--pairs",
            Path.Combine(_folder.Path, path)
        );

        Assert.Equal(2, code);
        Assert.Contains(words, error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static Pair Pair(string problem, string user, string slower, string faster) =>
        new Pair
        {
            ProblemId = problem,
            UserId = user,
            Language = "python",
            Input = slower,
            Target = faster,
        }.Described();
}
