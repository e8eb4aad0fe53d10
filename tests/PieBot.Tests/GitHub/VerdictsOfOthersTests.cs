using PieBot.Core.Runs;
using PieBot.Core.Runs.Shards;
using PieBot.Tool.Reports;

namespace PieBot.Tests.GitHub;

/// <summary>Verdicts count for what they were given on, by the same rule in <c>publish</c> and in <c>report</c>.</summary>
public sealed class VerdictsOfOthersTests
{
    [Fact]
    public async Task Verdicts_of_another_run_are_refused_by_publish_as_by_report()
    {
        await using var scene = await ThreeAsync();
        scene.WriteRun();
        var run = new RunFolder(scene.RunFolder);
        run.WriteRun(run.ReadRun()! with { Identity = new('0', 64) });

        await scene.PublishWrittenAsync();

        Assert.Empty(scene.Pull.Reviews);
        Assert.Contains("is ignored", scene.Summary, StringComparison.Ordinal);
        var report = RunReport.Read(RunFolder.Parts(scene.RunFolder));
        Assert.All(report.Rows, row => Assert.Null(row.Verdict));
    }

    [Fact]
    public async Task A_shard_speaks_for_its_own_candidates_in_publish_as_in_report()
    {
        await using var scene = await ThreeAsync();
        scene.Settings = new() { Shard = new(2, 3) };
        scene.WriteRun();
        var own = Assert.Single(
            ShardPlan.Share(new RunFolder(scene.RunFolder).ReadProposals(), new(2, 3))
        );

        await scene.PublishWrittenAsync();

        Assert.Equal(own.Edits[0].Path, Assert.Single(scene.Pull.Comments).Path);
        Assert.Contains(
            "Shard 1/3 left nothing",
            scene.Summary.Replace("\u200b", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        var report = RunReport.Read(RunFolder.Parts(scene.RunFolder));
        Assert.Equal(own.Id, Assert.Single(report.Accepted).Id);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Verdicts_of_another_split_are_refused_by_publish_as_by_report(int shards)
    {
        await using var scene = await ThreeAsync();
        scene.Shards = shards;
        scene.Settings = new() { Shard = new(1, 3) };

        await scene.PublishAsync();

        Assert.Empty(scene.Pull.Reviews);
        Assert.Contains("to another split", scene.Summary, StringComparison.Ordinal);
        Assert.Empty(RunReport.Read(RunFolder.Parts(scene.RunFolder)).Accepted);
    }

    [Fact]
    public async Task A_damaged_record_costs_its_own_verdicts()
    {
        await using var scene = await ThreeAsync();
        scene.WriteRun();
        await File.WriteAllTextAsync(
            Path.Combine(scene.RunFolder, "run.json"),
            "{\"version\": \"EVIL\"}",
            TestContext.Current.CancellationToken
        );

        await scene.PublishWrittenAsync();

        Assert.Empty(scene.Pull.Reviews);
        Assert.Contains("is damaged and counts as lost", scene.Summary, StringComparison.Ordinal);
        Assert.DoesNotContain("EVIL", scene.Summary, StringComparison.Ordinal);
    }

    private static async Task<Scene> ThreeAsync()
    {
        var scene = await Scene.UsualAsync();
        scene.Add("src/A.cs", new(20, 20), "    faster");
        foreach (var path in (string[])["src/B.cs", "src/C.cs"])
        {
            scene.Put(path, Scene.Text(["old", "x"]), Scene.Text(["new", "x"]));
            scene.Add(path, new(1, 1), "faster");
        }

        return scene;
    }
}
