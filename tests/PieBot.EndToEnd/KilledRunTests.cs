namespace PieBot.EndToEnd;

/// <summary>A real process that is killed, or loses its ground; each step of it is tried on a scripted program elsewhere.</summary>
[Collection(Collections.Timed)]
public sealed class KilledRunTests
{
    [MeasuredFact]
    public async Task Goes_on_where_it_was_killed_and_tidies_up_after_the_dead()
    {
        using var disk = await SmallDisk.MountAsync("64m");
        using var output = new TemporaryFolder();
        using var run = await LongRun.CreateAsync(output.Path, disk.Path);
        using (var tool = run.Start())
        {
            await LongRun.ReachAsync(tool, "measure");
            tool.Kill();
            await tool.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var journal = run.Journal();
        Assert.NotEmpty(journal);
        using (var tool = run.Start())
        {
            await LongRun.ReachAsync(tool, "confirm");
            await Task.Run(disk.Fill, TestContext.Current.CancellationToken);
            var (exitCode, error) = await LongRun.EndAsync(tool);
            Assert.True(exitCode == 2, error);
            // Nothing of what was journalled is lost or changed by what comes after.
            Assert.Empty(journal.Except(run.Journal()));
            var said = error.Trim().Split('\n')[^1];
            Assert.StartsWith("piebot: ", said, StringComparison.Ordinal);
            Assert.Contains("Free some space", said, StringComparison.Ordinal);
            Assert.Contains("resumes where it stopped", said, StringComparison.Ordinal);
            await run.IsTidyAsync();
            disk.Clear();
        }

        await run.EndsAsIfNothingHadHappenedAsync(run.Journal());
    }
}
