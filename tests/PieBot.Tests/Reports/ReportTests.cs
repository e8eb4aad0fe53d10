using System.Text.Json;
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

    private string Print(ReportFormat format)
    {
        using var output = new StringWriter();
        new Screen(output, TextWriter.Null).Print(Report, format);
        return output.ToString();
    }
}
