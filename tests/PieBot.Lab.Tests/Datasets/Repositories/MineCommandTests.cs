using PieBot.Lab.Datasets;
using PieBot.Lab.Tests.Infra;

namespace PieBot.Lab.Tests.Datasets.Repositories;

public sealed class MineCommandTests
{
    private const string Slower =
        "class A\n{\n    static string Join(string[] all)\n    {\n        var text = \"\";\n        foreach (var one in all)\n        {\n            text += one;\n        }\n\n        return text;\n    }\n}\n";

    [Fact]
    public async Task Commits_that_speak_of_performance_are_pairs_once()
    {
        using var git = await TinyGit.CreateAsync();
        git.Write("src/A.cs", Slower);
        await git.CommitAsync("first");
        git.Write(
            "src/A.cs",
            Slower
                .Replace(
                    "var text = \"\"",
                    "var text = new System.Text.StringBuilder()",
                    StringComparison.Ordinal
                )
                .Replace("text += one", "text.Append(one)", StringComparison.Ordinal)
                .Replace("return text", "return text.ToString()", StringComparison.Ordinal)
        );
        var commit = await git.CommitAsync("Join is faster with a builder");
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "mined.jsonl");

        var first = await LabTool.RunAsync("dataset", "mine", "--repo", git.Root, "--output", file);
        var pair = Assert.Single(PairFile.Read(file));
        var second = await LabTool.RunAsync(
            "dataset",
            "mine",
            "--repo",
            git.Root,
            "--output",
            file
        );

        Assert.True(first.Code == 0 && second.Code == 0, first.Error + second.Error);
        Assert.StartsWith("0 commits", second.Output, StringComparison.Ordinal);
        Assert.Equal(PairLine.Write(pair), PairLine.Write(Assert.Single(PairFile.Read(file))));
        Assert.Equal(("csharp", $"history:{commit}"), (pair.Language, pair.Source));
        Assert.Equal(3, pair.Diff!.Count(line => line[0] == '+'));
        Assert.Null(pair.RuntimeLift);
    }
}
