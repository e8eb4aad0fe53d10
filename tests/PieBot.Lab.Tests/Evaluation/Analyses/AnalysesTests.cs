using PieBot.Lab.Evaluation.Measuring;

namespace PieBot.Lab.Evaluation.Analyses;

public sealed class AnalysesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Samples_show_the_mean_over_all_choices()
    {
        var run = Made.Folder(
            _folder,
            Made.Facts("m", samples: 2),
            Made.Result("a", Outcome.Faster, 3),
            Made.Result("a", Outcome.Wrong, sample: 2),
            Made.Result("b", Outcome.Wrong),
            Made.Result("b", Outcome.Wrong, sample: 2)
        );

        var output = await AnalyzeAsync("samples", run);

        Assert.Contains("| 1 | 25.0", output, StringComparison.Ordinal);
        Assert.Contains("| 2 | 50.0", output, StringComparison.Ordinal);
        Assert.Contains(
            "<svg",
            File.ReadAllText(Path.Combine(_folder.Path, "out", "samples.svg")),
            StringComparison.Ordinal
        );
        Assert.True(new FileInfo(Path.Combine(_folder.Path, "out", "samples.png")).Length > 1000);
    }

    [Fact]
    public async Task Runs_stand_side_by_side_by_what_sets_them_apart()
    {
        var none = Made.Folder(
            _folder,
            Made.Facts("m") with
            {
                Examples = 0,
                Prompt = "instruction",
                Effect = "0-10",
            },
            Made.Result("a", Outcome.Wrong)
        );
        var four = Made.Folder(_folder, Made.Facts("m"), Made.Result("a", Outcome.Faster, 2));

        Assert.Contains(
            "| 4 | 1 | 100.0",
            await AnalyzeAsync("examples", four, none),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "| instruction | 1 | 0.0",
            await AnalyzeAsync("prompts", four, none),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "| 10-90 | 1 | 100.0",
            await AnalyzeAsync("effect", four, none),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Pairs_fall_into_buckets_of_length()
    {
        var run = Made.Folder(
            _folder,
            Made.Facts("m"),
            Made.Result("a", Outcome.Faster, 2, lines: 9),
            Made.Result("b", Outcome.Wrong, lines: 10),
            Made.Result("c", Outcome.Faster, 2, lines: 500)
        );

        var output = await AnalyzeAsync("length", run);

        Assert.Contains("| 1 to 9 | 1 | 100.0", output, StringComparison.Ordinal);
        Assert.Contains("| 10 to 19 | 1 | 0.0", output, StringComparison.Ordinal);
        Assert.Contains("| 80+ | 1 | 100.0", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_models_are_compared_on_the_pairs_in_common()
    {
        var one = Made.Folder(
            _folder,
            Made.Facts("one"),
            Made.Result("a", Outcome.Faster, 2),
            Made.Result("b", Outcome.Faster, 4),
            Made.Result("c", Outcome.Faster, 8),
            Made.Result("d", Outcome.Faster, 2),
            Made.Result("e", Outcome.Wrong)
        );
        var other = Made.Folder(
            _folder,
            Made.Facts("other"),
            Made.Result("a", Outcome.Faster, 4, diff: 0.4),
            Made.Result("b", Outcome.Faster, 16, diff: 0.4),
            Made.Result("c", Outcome.Faster, 64, diff: 0.4),
            Made.Result("d", Outcome.Wrong),
            Made.Result("f", Outcome.Faster, 2)
        );

        var output = await AnalyzeAsync("compare", one, other);

        Assert.Contains("On the 4 pairs in common", output, StringComparison.Ordinal);
        Assert.Contains("| both faster | 3 |", output, StringComparison.Ordinal);
        Assert.Contains("| only A: one | 1 |", output, StringComparison.Ordinal);
        Assert.Contains("(Pearson) | 1.00 |", output, StringComparison.Ordinal);
        Assert.Contains("| diff share, B: other | 40.0 % |", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Algorithm\nA set is searched.", "algorithm", "A set is searched.")]
    [InlineData("It reads less.", "other", "It reads less.")]
    public void An_explanation_begins_with_its_kind(string reply, string kind, string text) =>
        Assert.Equal((kind, text), Explanations.Parse(reply));

    public void Dispose() => _folder.Dispose();

    private async Task<string> AnalyzeAsync(string kind, params string[] folders)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await LabCommandLine.RunAsync(
            ["analyze", kind, .. folders, "--output", Path.Combine(_folder.Path, "out")],
            output,
            error,
            TestContext.Current.CancellationToken
        );
        Assert.True(code == 0, error.ToString());
        return output.ToString();
    }
}
