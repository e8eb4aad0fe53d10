using System.Text.RegularExpressions;

namespace PieBot.Tests.Docs;

/// <summary>What the docs promise of this checkout: links, commands, tests and messages that are there.</summary>
public sealed partial class DocsTests
{
    public static TheoryData<string> Files =>
        new(
            new[] { "*.md", ".github/*.md", "docs/*.md", "samples/*/README.md", "src/*/README.md" }
                .SelectMany(Expand)
                .Select(path => Path.GetRelativePath(BuiltTool.Root(), path).Replace('\\', '/'))
                .Order(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_link_leads_to_a_file_and_every_anchor_to_a_heading(string file)
    {
        var page = new Page(file);
        foreach (var link in page.Links)
        {
            var parts = link.Split('#', 2);
            var target =
                parts[0].Length == 0
                    ? file
                    : Path.GetRelativePath(
                        BuiltTool.Root(),
                        Path.Combine(BuiltTool.Root(), Path.GetDirectoryName(file)!, parts[0])
                    );
            Assert.True(
                Path.Exists(Path.Combine(BuiltTool.Root(), target)),
                $"{file}: nothing at {link}"
            );
            if (parts is [_, var anchor] && target.EndsWith(".md", StringComparison.Ordinal))
            {
                Assert.True(
                    new Page(target).Anchors.Contains(anchor),
                    $"{file}: no heading for {link}"
                );
            }
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_command_line_parses_and_every_command_named_exists(string file)
    {
        var page = new Page(file);
        var faults = page
            .CodeLines.Select(line => (line, CommandsOfDocs.Fault(line)))
            .Concat(page.CodeSpans.Select(span => (span, CommandsOfDocs.FaultOfMention(span))))
            .Where(one => one.Item2 is not null);

        Assert.Empty(faults);
    }

    [Fact]
    public void Every_test_that_the_security_model_names_exists()
    {
        var named = new Page("docs/security.md")
            .CodeSpans.Select(span => TestName().Match(span))
            .Where(match => match.Success)
            .ToList();

        Assert.True(named.Count > 20, $"only {named.Count} tests are named");
        foreach (var match in named)
        {
            var sources = Directory.GetFiles(
                Path.Combine(BuiltTool.Root(), "tests"),
                $"{match.Groups["type"].Value}.cs",
                SearchOption.AllDirectories
            );
            Assert.Contains(
                sources,
                source =>
                    File.ReadAllText(source)
                        .Contains($" {match.Groups["test"].Value}(", StringComparison.Ordinal)
            );
        }
    }

    [Theory]
    [InlineData("PieBot")]
    [InlineData("PieBot.Core")]
    public void Every_message_that_a_user_can_fix_is_in_troubleshooting(string project)
    {
        var text = new Page("docs/troubleshooting.md").Text.Replace(
            "`",
            "",
            StringComparison.Ordinal
        );
        var messages = Directory
            .GetFiles(
                Path.Combine(BuiltTool.Root(), "src", project),
                "*.cs",
                SearchOption.AllDirectories
            )
            .SelectMany(file => Message().Matches(File.ReadAllText(file)))
            .Select(match => Beginning(match.Groups["text"].Value))
            .Where(words => words.Length > 0)
            .Distinct()
            .ToList();

        Assert.True(messages.Count > 10, $"only {messages.Count} messages were found");
        var missing = messages.Where(words => !text.Contains(words, StringComparison.Ordinal));
        Assert.Empty(missing);
    }

    [Theory]
    [InlineData("piebot fly", true)]
    [InlineData("piebot run --no-such-option", true)]
    [InlineData("piebot-lab fly", true)]
    [InlineData("dotnet run --project src/PieBot -- fly", true)]
    [InlineData("dotnet run --project src/Nowhere -- x", true)]
    [InlineData("piebot run --base main", false)]
    [InlineData("git status", false)]
    public void A_command_that_is_not_there_is_noticed(string line, bool faulty) =>
        Assert.Equal(faulty, CommandsOfDocs.Fault(line) is not null);

    // The first words of the message that are the same each time, as far as the end of a sentence.
    private static string Beginning(string text) =>
        Varying()
            .Split(text)
            .Select(part => Sentence().Match(part).Value.Trim())
            .FirstOrDefault(part => part.Length >= 8, "");

    private static IEnumerable<string> Expand(string pattern)
    {
        IEnumerable<string> folders = [BuiltTool.Root()];
        var parts = pattern.Split('/');
        foreach (var part in parts[..^1])
        {
            folders = folders.SelectMany(folder => Directory.GetDirectories(folder, part));
        }

        return folders.SelectMany(folder => Directory.GetFiles(folder, parts[^1]));
    }

    [GeneratedRegex(@"^(?<type>\w+Tests)\.(?<test>\w+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex TestName();

    [GeneratedRegex(
        @"new UserErrorException\(\s*\$?""(?<text>(\\.|[^""\\])*)""",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Message();

    [GeneratedRegex(@"\{[^{}]*(\}|$)", RegexOptions.ExplicitCapture)]
    private static partial Regex Varying();

    [GeneratedRegex(@"^[^.:;(]*")]
    private static partial Regex Sentence();
}
