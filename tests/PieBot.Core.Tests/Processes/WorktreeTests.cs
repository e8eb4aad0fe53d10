using PieBot.Core.Processes;

namespace PieBot.Core.Tests.Processes;

public sealed class WorktreeTests
{
    [Fact]
    public async Task Checks_a_commit_out_elsewhere_and_leaves_no_trace()
    {
        using var git = await TinyGit.CreateAsync();
        git.Write("a.txt", "first\n");
        var first = await git.CommitAsync();
        git.Write("a.txt", "second\n");
        await git.CommitAsync();
        git.Write("a.txt", "mine\n");
        // A hook of the user must not run.
        git.Write(
            ".git/hooks/post-checkout",
            "#!/bin/sh\ntouch \"$(git rev-parse --git-common-dir)/hook-ran\"\n"
        );
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(
                Path.Combine(git.Root, ".git/hooks/post-checkout"),
                UnixFileMode.UserRead | UnixFileMode.UserExecute
            );
        }

        using var folder = new TemporaryFolder();
        var branches = await git.GitAsync("branch", "--all");
        await using (
            var worktree = await Worktree.AddAsync(
                git.Root,
                first,
                Path.Combine(folder.Path, "w"),
                TestContext.Current.CancellationToken
            )
        )
        {
            var added = Path.Combine(worktree.Root, "added.txt");
            await File.WriteAllTextAsync(added, "", TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(
                Path.Combine(worktree.Root, "a.txt"),
                "changed\n",
                TestContext.Current.CancellationToken
            );
            await Worktree.RestoreAsync(worktree.Root, TestContext.Current.CancellationToken);

            Assert.False(File.Exists(added));
            Assert.Equal(
                "first\n",
                await File.ReadAllTextAsync(
                    Path.Combine(worktree.Root, "a.txt"),
                    TestContext.Current.CancellationToken
                )
            );
        }

        Assert.False(Directory.Exists(Path.Combine(folder.Path, "w")));
        Assert.Equal(
            "mine\n",
            await File.ReadAllTextAsync(
                Path.Combine(git.Root, "a.txt"),
                TestContext.Current.CancellationToken
            )
        );
        Assert.Single((await git.GitAsync("worktree", "list")).Trim().Split('\n'));
        Assert.Equal(branches, await git.GitAsync("branch", "--all"));
        Assert.False(File.Exists(Path.Combine(git.Root, ".git", "hook-ran")));
    }

    [Fact]
    public async Task An_unknown_commit_is_an_error_with_gits_words()
    {
        using var git = await TinyGit.CreateAsync();
        await git.CommitAsync();
        using var folder = new TemporaryFolder();

        await Assert.ThrowsAsync<UserErrorException>(() =>
            Worktree.AddAsync(
                git.Root,
                new string('1', 40),
                Path.Combine(folder.Path, "w"),
                TestContext.Current.CancellationToken
            )
        );
    }
}
