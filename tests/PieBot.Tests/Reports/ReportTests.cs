using System.Text.Json;
using PieBot.Core.Runs;
using PieBot.Tool.Console;
using PieBot.Tool.Reports;

namespace PieBot.Tests.Reports;

public sealed class ReportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("piebot-report-").FullName;

    private RunReport Report => RunReport.Read(Sample.Write(_folder));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_faster_comes_first_and_what_was_not_verified_last() =>
        Assert.Equal(["c-fast", "c-slow", "c-none"], Report.Rows.Select(row => row.Id));

    [Fact]
    public void Text_tells_verdicts_speedups_and_times()
    {
        var text = Print(ReportFormat.Text);

        Assert.Contains("1 faster, 1 not faster, 1 not verified", text, StringComparison.Ordinal);
        Assert.Contains("2.00× (1.80–2.20), RTR 50 %", text, StringComparison.Ordinal);
        Assert.Contains("2.00 µs → 1.00 µs", text, StringComparison.Ordinal);
        Assert.Contains("1 changed file (1 not a C# file)", text, StringComparison.Ordinal);
        Assert.Contains(_folder, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_says_why_what_is_faster_lost_all_the_same()
    {
        var run = Sample.Write(_folder);
        run.AppendVerdict(
            new(
                "c-none",
                VerdictKind.NotFaster,
                "A.M: another does better",
                null,
                Sample.Measurement(1.5),
                TimeSpan.FromSeconds(3)
            )
        );

        Assert.Contains(
            "another does better",
            Print(ReportFormat.Text, run),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(0.999, "RTR 0 %")]
    [InlineData(0.98, "RTR -2 %")]
    [InlineData(1.25, "RTR 20 %")]
    public void A_time_that_stays_the_same_is_saved_by_no_minus(double ratio, string told) =>
        Assert.EndsWith(told, Summary.Gain(Sample.Measurement(ratio)), StringComparison.Ordinal);

    [Theory]
    [InlineData(nameof(ReportFormat.Text))]
    [InlineData(nameof(ReportFormat.Markdown))]
    [InlineData(nameof(ReportFormat.Json))]
    public void What_does_not_go_with_the_others_is_named_with_the_reason(string format)
    {
        Sample
            .Write(_folder)
            .WriteRun(
                new(
                    RunRecord.CurrentVersion,
                    "0.1.0",
                    default,
                    new(),
                    new("os", "x64", 2, "sdk"),
                    null,
                    [],
                    [],
                    Together: new(["c-fast"], [new("c-slow", "1 of 3 tests")])
                )
            );
        using var output = new StringWriter();

        new Screen(output, TextWriter.Null).Print(
            RunReport.Read(new RunFolder(_folder)),
            Enum.Parse<ReportFormat>(format)
        );

        var text = output.ToString();
        var told = text[text.IndexOf("ogether", StringComparison.Ordinal)..];
        Assert.Contains("ropped", told, StringComparison.Ordinal);
        Assert.Contains("1 of 3 tests", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_is_nothing_but_json_with_all_that_is_known()
    {
        using var json = JsonDocument.Parse(Print(ReportFormat.Json));

        var candidates = json.RootElement.GetProperty("candidates");
        Assert.Equal(3, candidates.GetArrayLength());
        var first = candidates[0];
        Assert.Equal("c-fast", first.GetProperty("candidate").GetProperty("id").GetString());
        Assert.Equal("Faster", first.GetProperty("verdict").GetProperty("kind").GetString());
        Assert.Equal(
            2,
            first
                .GetProperty("verdict")
                .GetProperty("measurement")
                .GetProperty("speedup")
                .GetProperty("ratio")
                .GetDouble()
        );
    }

    [Fact]
    public void Markdown_escapes_whatever_comes_from_outside()
    {
        var text = Print(ReportFormat.Markdown);

        Assert.Contains("**faster**", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("@octocat", text, StringComparison.Ordinal);
        // Every row of the table has as many cells as its head.
        var rows = text.Split('\n').Where(line => line.StartsWith('|')).ToList();
        Assert.All(
            rows,
            row =>
                Assert.Equal(
                    8,
                    row.Replace("\\|", "", StringComparison.Ordinal).Count(c => c == '|')
                )
        );
    }

    [Fact]
    public void Risks_stand_beside_the_candidate()
    {
        Assert.Contains("Look at:", Print(ReportFormat.Text), StringComparison.Ordinal);
        var row = Assert.Single(
            Print(ReportFormat.Markdown).Split('\n'),
            line => line.Contains("Look at:", StringComparison.Ordinal)
        );
        Assert.Contains("c-fast", row, StringComparison.Ordinal);
        Assert.Contains("culture", row, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mutation score 2 of 2", "mutation score 2 of 2. Look at: ")]
    [InlineData("It is faster.", "It is faster. Look at: ")]
    [InlineData("", "Look at: ")]
    public void Risks_are_a_sentence_of_their_own(string text, string start)
    {
        var candidate = Report.Proposals.Candidates.First(one => one.Risks is { Count: > 0 });

        Assert.StartsWith(start, Summary.WithRisks(text, candidate), StringComparison.Ordinal);
    }

    [Fact]
    public void Json_names_the_risks() =>
        Assert.Contains("\"ChangedCulture\"", Print(ReportFormat.Json), StringComparison.Ordinal);

    [Fact]
    public void Tells_what_a_model_cost_and_shows_its_explanation_escaped()
    {
        var run = Sample.Write(_folder);
        run.WriteProposals(
            run.ReadProposals() with
            {
                Model = new(
                    "m",
                    "host",
                    3,
                    5,
                    1,
                    8,
                    new(12_000, 900, 2_000),
                    true,
                    0.0456,
                    null,
                    new(All: 10, Edits: 4, Repeated: 3, Unreadable: 1),
                    ["A.N: the run's budget is used up"],
                    [],
                    []
                ),
            }
        );
        run.AppendExplanation(new("c-fast", "model:m", "It looks <b>once</b>."));

        // A log's lines are wrapped.
        var text = string.Join(
            ' ',
            Print(ReportFormat.Text, run).Split('\n').Select(line => line.TrimEnd())
        );
        var markdown = Print(ReportFormat.Markdown, run);

        Assert.Contains(
            "Model m (host): 3 requests in 5 tries, 1 failed, 12,000 tokens in (2,000 of them cached by the provider), 900 out (counted here); 8 replies from the cache; about 0.0456 USD",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Replies: 10, with 4 different edits, 3 that repeat another, 1 unreadable",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Not asked: A.N: the run's budget is used up",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("It looks &lt;b&gt;once&lt;/b&gt;.", markdown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[a](http://x)", "\\[a\\]\\(http\u200b://x\\)")]
    [InlineData("see https://x.example", "see https\u200b://x.example")]
    [InlineData("www.x.example", "www\u200b.x.example")]
    [InlineData("/merge it", "\u200b/merge it")]
    [InlineData("like #12 of @octocat", "like \\#\u200b12 of \\@\u200boctocat")]
    [InlineData("![x](y)", "\\!\\[x\\]\\(y\\)")]
    [InlineData("<img src=x>", "&lt;img src=x&gt;")]
    [InlineData("a\nb", "a b")]
    [InlineData("a\u202eb", "ab")]
    [InlineData("`x`", "\\`x\\`")]
    public void Escapes(string text, string escaped) =>
        Assert.Equal(escaped, MarkdownReport.Escape(text));

    private string Print(ReportFormat format) => Print(format, Sample.Write(_folder));

    private static string Print(ReportFormat format, RunFolder run)
    {
        using var output = new StringWriter();
        new Screen(output, TextWriter.Null).Print(RunReport.Read(run), format);
        return output.ToString();
    }
}
