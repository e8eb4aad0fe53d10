using System.Diagnostics;

namespace PieBot.EndToEnd;

/// <summary>What a run stands on fills up, or is taken away, while it goes on.</summary>
public sealed class LostGroundTests
{
    [Fact]
    public async Task A_full_or_read_only_output_folder_ends_the_run_in_order_and_it_resumes_once_fixed()
    {
        using var disk = await SmallDisk.MountAsync("1m");
        using var run = await LongRun.CreateAsync(Path.Combine(disk.Path, "run"));

        var journal = await EndsWithWordsAsync(
            run,
            "measure",
            () => Task.Run(disk.Fill),
            [],
            "Cannot write",
            "Free some space",
            "resumes where it stopped"
        );
        disk.Clear();
        journal = await EndsWithWordsAsync(
            run,
            "confirm",
            () => disk.MakeReadOnlyAsync(true),
            journal,
            "Cannot write",
            "make it writable",
            "resumes where it stopped"
        );
        await disk.MakeReadOnlyAsync(false);

        await run.EndsAsIfNothingHadHappenedAsync(journal);
    }

    [Fact]
    public async Task A_full_temporary_folder_is_not_taken_for_a_fault_of_the_candidate()
    {
        using var disk = await SmallDisk.MountAsync("400m");
        using var output = new TemporaryFolder();
        using var run = await LongRun.CreateAsync(output.Path, disk.Path);
        List<string> journal = [];
        foreach (var stage in (string[])["baseline", "gate", "mutants"])
        {
            journal = await EndsWithWordsAsync(
                run,
                stage,
                () => Task.Run(disk.Fill),
                journal,
                "Free some space",
                "resumes where it stopped"
            );
            disk.Clear();
        }

        await run.EndsAsIfNothingHadHappenedAsync(journal);
    }

    [Fact]
    public async Task A_vanished_temporary_folder_or_worktree_is_not_taken_for_a_fault_of_the_candidate()
    {
        using var output = new TemporaryFolder();
        using var run = await LongRun.CreateAsync(output.Path);
        List<string> journal = [];
        foreach (
            var (stage, folder) in new (string, string)[]
            {
                ("build", ""),
                ("gate", ""),
                ("measure", "baseline"),
                ("together", "candidate"),
            }
        )
        {
            journal = await EndsWithWordsAsync(
                run,
                stage,
                () => TakeAwayAsync(Path.Combine(run.Scratch!, folder)),
                journal,
                "keep clean-up jobs away",
                "resumes where it stopped"
            );
        }

        await run.EndsAsIfNothingHadHappenedAsync(journal);
    }

    // What the journal holds afterwards.
    private static async Task<List<string>> EndsWithWordsAsync(
        LongRun run,
        string stage,
        Func<Task> mishap,
        List<string> journal,
        params string[] words
    )
    {
        using var tool = run.Start();
        await LongRun.ReachAsync(tool, stage);
        await mishap();
        var (exitCode, error) = await LongRun.EndAsync(tool);

        Assert.True(exitCode == 2, error);
        var said = error.Trim().Split('\n')[^1];
        Assert.StartsWith("piebot: ", said, StringComparison.Ordinal);
        Assert.All(words, word => Assert.Contains(word, said, StringComparison.OrdinalIgnoreCase));
        Assert.Empty(journal.Except(run.Journal()));
        await run.IsTidyAsync();
        // What is written down can be read to its end.
        run.Folder.ReadTrials();
        run.Folder.ReadVerdicts();
        return run.Journal();
    }

    // As a clean-up job does it, file by file, while others are being made.
    private static async Task TakeAwayAsync(string folder)
    {
        using var remove = Process.Start("rm", ["-rf", folder]);
        await remove.WaitForExitAsync(TestContext.Current.CancellationToken);
    }
}
