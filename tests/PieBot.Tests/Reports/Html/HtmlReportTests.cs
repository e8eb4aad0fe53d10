using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using PieBot.Core.Runs;
using PieBot.Core.Timing;
using PieBot.Tool.Reports;
using PieBot.Tool.Reports.Html;

namespace PieBot.Tests.Reports.Html;

public sealed partial class HtmlReportTests : IDisposable
{
    private const string Hostile =
        "</script><script>alert(1)</script><!-- {{script}} {{title}} \u202e '\"&";

    private readonly string _folder = Directory.CreateTempSubdirectory("piebot-html-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Text_from_outside_ends_no_element_and_comes_back_whole()
    {
        var page = Write(LargeRun.Of(1, 1, Hostile));

        Assert.Equal(2, Regex.Count(page, "<script"));
        Assert.Equal(2, Regex.Count(page, "</script"));
        var candidates = Run(page).RootElement.GetProperty("candidates");
        Assert.Equal(Hostile, candidates[0].GetProperty("title").GetString());
        Assert.Equal(Hostile, candidates[0].GetProperty("because").GetString());
    }

    [Theory]
    [InlineData("style")]
    [InlineData("script")]
    public void Only_what_is_written_into_the_page_may_run(string element)
    {
        var page = Write(LargeRun.Of(1, 0));

        var inner = Regex
            .Match(page, $"<{element}>(.*?)</{element}>", RegexOptions.Singleline)
            .Groups[1];
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(inner.Value)));
        Assert.Contains($"{element}-src 'sha256-{hash}'", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_that_are_none_are_left_out()
    {
        var report = LargeRun.Of(1, 0);
        var row = report.Rows[0];
        var measurement = row.Verdict!.Measurement! with { High = new(double.PositiveInfinity) };
        var page = Write(
            report with
            {
                Rows = [row with { Verdict = row.Verdict with { Measurement = measurement } }],
            }
        );

        var told = Run(page).RootElement.GetProperty("candidates")[0].GetProperty("measurement");
        Assert.Equal(2, told.GetProperty("speedup").GetDouble());
        Assert.False(told.TryGetProperty("high", out _));
    }

    [Fact]
    public void Samples_stand_beside_their_candidate_without_those_of_shrinking()
    {
        var run = Sample.Write(_folder);
        foreach (var stage in (string[])["measure", "shrink without 1", "confirm"])
        {
            run.AppendTrial(
                new(
                    "c-fast",
                    stage,
                    1,
                    "member",
                    Math.Log(2),
                    [9, 9],
                    Enumerable.Range(1, 500).Select(one => (double)one).ToList(),
                    [3, 1, 2],
                    SideTotals.Unknown,
                    SideTotals.Unknown
                )
            );
        }

        var parts = RunFolder.Parts(_folder);
        var page = HtmlReport.Write(RunReport.Read(parts), HtmlSamples.Of(parts));

        var candidate = Run(page).RootElement.GetProperty("candidates")[0];
        Assert.Equal("c-fast", candidate.GetProperty("id").GetString());
        var samples = candidate.GetProperty("samples");
        Assert.Equal(
            ["measure", "confirm"],
            samples.EnumerateArray().Select(one => one.GetProperty("stage").GetString())
        );
        var baseline = samples[0].GetProperty("baseline");
        Assert.Equal(120, baseline.GetArrayLength());
        Assert.Equal((1, 500), (baseline[0].GetDouble(), baseline[119].GetDouble()));
        Assert.Equal(3, samples[0].GetProperty("candidate").GetArrayLength());
        Assert.Equal(2, samples[0].GetProperty("trials")[0].GetProperty("speedup").GetDouble());
    }

    [Fact]
    public void A_run_of_nothing_is_a_page_too()
    {
        var page = Write(LargeRun.Of(0, 0));

        Assert.Equal(0, Run(page).RootElement.GetProperty("candidates").GetArrayLength());
    }

    private static string Write(RunReport report) =>
        HtmlReport.Write(report, new Dictionary<string, IReadOnlyList<HtmlSamples>>());

    private static JsonDocument Run(string page) =>
        JsonDocument.Parse(Data().Match(page).Groups[1].Value);

    [GeneratedRegex("id=\"run\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Data();
}
