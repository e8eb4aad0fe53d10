using System.Diagnostics;
using PieBot.Core;

namespace PieBot.EndToEnd;

[Collection(Collections.Untimed)]
public sealed class VerifyPatchTests
{
    private const string Path = "src/Lib/Text.cs";

    private const string Slow = """
        namespace Lib;

        public static class Text
        {
            public static string Join(string[] parts)
            {
                var all = "";
                foreach (var part in parts)
                    all += part;
                return all;
            }
        }

        """;

    private const string Fast = """
        namespace Lib;

        public static class Text
        {
            public static string Join(string[] parts)
            {
                return string.Concat(parts);
            }
        }

        """;

    [Fact]
    public async Task Stops_when_asked_to_and_leaves_nothing_behind()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip(
                "Windows has no signal that another process can send to end this one in order."
            );
        }

        using var repository = await TinyRepository.CreateAsync(
            new Dictionary<string, string>
            {
                [Path] = Slow,
                ["tests/Lib.Tests/TextTests.cs"] = """
                using Xunit;
                public class TextTests
                {
                    [Fact]
                    public void Joins()
                    {
                        var parts = Enumerable.Range(0, 400).Select(n => n.ToString()).ToArray();
                        Assert.Equal(string.Concat(parts), Lib.Text.Join(parts));
                    }
                }
                """,
            },
            ["xunit.v3 4.0.2"],
            "<OutputType>Exe</OutputType>"
        );
        repository.Write(Path, Fast);
        await repository.GitAsync("diff", "--output=my.diff");
        await repository.GitAsync("checkout", "-q", "--", ".");
        using var tool = Tool.Start(repository.Root, "verify", "--patch", "my.diff");
        while (
            await tool.StandardError.ReadLineAsync(TestContext.Current.CancellationToken)
                is { } line
            && !line.Contains("control", StringComparison.Ordinal)
        ) { }

        using var kill = Process.Start("kill", ["-INT", $"{tool.Id}"]);
        await tool.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(130, tool.ExitCode);
        Assert.Single((await repository.GitAsync("worktree", "list")).Trim().Split('\n'));
    }

    [Fact]
    public async Task Tells_its_version_and_refuses_what_it_does_not_know()
    {
        var version = await Tool.RunAsync(AppContext.BaseDirectory, "--version");
        var unknown = await Tool.RunAsync(AppContext.BaseDirectory, "fly");

        Assert.Equal((0, ToolVersion.Current), (version.ExitCode, version.Output.Trim()));
        Assert.Equal(2, unknown.ExitCode);
    }
}
