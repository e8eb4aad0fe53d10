using PieBot.Core.Changes;
using PieBot.Tool.GitHub;

namespace PieBot.Tests.GitHub;

public sealed class SummaryTests
{
    [Fact]
    public async Task All_that_was_not_posted_stands_in_the_summary_with_its_diff()
    {
        await using var scene = await Scene.UsualAsync();
        scene.Token = null;
        for (var line = 20; line <= 22; line++)
        {
            scene.Add("src/A.cs", new LineRange(line, line), $"    faster {line}");
        }

        await scene.PublishAsync();

        for (var line = 20; line <= 22; line++)
        {
            Assert.Contains(
                $"-    line {line}\n+    faster {line}\n",
                scene.Summary,
                StringComparison.Ordinal
            );
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData((1 << 20) - 500)]
    [InlineData(1 << 20)]
    public void A_summary_never_grows_beyond_what_GitHub_takes(int before)
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, new string('x', before));

        PublishSummary.Append(
            path,
            string.Concat(Enumerable.Range(0, 200_000).Select(line => $"Zeile ä {line}\n"))
        );

        var bytes = File.ReadAllBytes(path);
        Assert.InRange(bytes.Length, before, Math.Max(before, (1 << 20) - 1));
        Assert.True(bytes.Length == before || bytes[^1] == '\n');
        File.Delete(path);
    }

    [Fact]
    public void A_notice_is_one_command_whatever_it_says()
    {
        using var writer = new StringWriter();

        new WorkflowLog(writer, inActions: true).Notice("50 %\n::error::x");

        Assert.Equal("::notice title=PieBot::50 %25%0A::error::x", writer.ToString().TrimEnd());
    }

    [Fact]
    public void Outside_of_a_workflow_there_are_no_commands()
    {
        using var writer = new StringWriter();
        var log = new WorkflowLog(writer, inActions: false);

        log.Notice("done");
        log.Echo("text");

        Assert.Equal(
            ["done", "text"],
            writer
                .ToString()
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.TrimEnd('\r'))
        );
    }
}
