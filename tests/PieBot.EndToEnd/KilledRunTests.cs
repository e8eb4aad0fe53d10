namespace PieBot.EndToEnd;

public sealed class KilledRunTests
{
    /// <summary>Killed without a chance to tidy up, in one stage after another, and started again each time.</summary>
    [MeasuredFact]
    public async Task Goes_on_where_it_was_killed_and_tidies_up_after_the_dead()
    {
        using var output = new TemporaryFolder();
        using var run = await LongRun.CreateAsync(output.Path);
        string[] stages =
        [
            "build",
            "baseline",
            "gate",
            "control",
            "observe",
            "measure",
            "mutants",
            "confirm",
            "shrink",
            "together",
        ];
        List<string> journal = [];
        foreach (var stage in stages)
        {
            using var tool = run.Start();
            await LongRun.ReachAsync(tool, stage);
            tool.Kill();
            await tool.WaitForExitAsync(TestContext.Current.CancellationToken);
            // Nothing of what was journalled is lost or changed by what comes after.
            Assert.Empty(journal.Except(run.Journal()));
            journal = run.Journal();
        }

        Assert.NotEmpty(journal);
        await run.EndsAsIfNothingHadHappenedAsync(journal);
    }
}
