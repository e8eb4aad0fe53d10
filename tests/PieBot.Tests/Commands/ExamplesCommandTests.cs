using PieBot.Core.Processes;
using PieBot.Tool.Commands;

namespace PieBot.Tests.Commands;

public sealed class ExamplesCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("piebot-examples-").FullName;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        foreach (var file in Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories))
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }

        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Mines_each_pair_once_stops_at_the_most_and_lists_what_there_is()
    {
        var git = new Git(_folder);
        await git.RunAsync(["init", "-q"], Cancelled);
        foreach (
            var (line, message) in ((string, string)[])
                [("1", "first"), ("2", "Faster"), ("3", "Even faster")]
        )
        {
            await File.WriteAllTextAsync(
                Path.Combine(_folder, "A.cs"),
                $"class A\n{{\n    int M() => F({line});\n}}\n",
                Cancelled
            );
            await git.RunAsync(["add", "-A"], Cancelled);
            await git.RunAsync(
                [
                    "-c",
                    "user.name=T",
                    "-c",
                    "user.email=t@example.org",
                    "-c",
                    "commit.gpgsign=false",
                    "commit",
                    "-q",
                    "-m",
                    message,
                ],
                Cancelled
            );
        }

        Assert.Contains("1 new", await RunAsync("mine", "--max", "1"), StringComparison.Ordinal);
        Assert.Contains("1 new", await RunAsync("mine"), StringComparison.Ordinal);
        Assert.Contains("0 commits", await RunAsync("mine"), StringComparison.Ordinal);
        var listed = (await RunAsync("list")).Split('\n');
        Assert.Single(listed, line => line.Contains("Even faster", StringComparison.Ordinal));
        Assert.Contains(
            listed,
            line => line.StartsWith("string-append-loop", StringComparison.Ordinal)
        );
        // Nothing of it is git's business.
        Assert.Equal("", await git.RunAsync(["status", "--porcelain"], Cancelled));
    }

    private async Task<string> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLine.RunAsync(
            ["examples", .. args, "--repo", _folder],
            output,
            error,
            Cancelled
        );
        Assert.True(exit == 0, error.ToString());
        return output.ToString();
    }
}
