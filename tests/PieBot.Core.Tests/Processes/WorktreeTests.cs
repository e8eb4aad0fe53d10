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
        await using (var worktree = await CheckOutAsync(git, first, folder))
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

        var error = await Assert.ThrowsAsync<UserErrorException>(() =>
            CheckOutAsync(git, new string('1', 40), folder)
        );
        Assert.StartsWith("git worktree failed in ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submodules_come_from_the_users_checkout_each_at_its_own_commit()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var inner = await TinyGit.CreateAsync();
        inner.Write("deep/inner.txt", "inner\n");
        await inner.CommitAsync();
        using var outer = await TinyGit.CreateAsync();
        outer.Write("outer.txt", "pinned\n");
        await AddAsync(outer, inner, "parts/inner");
        await outer.CommitAsync();
        using var git = await TinyGit.CreateAsync();
        await AddAsync(git, outer, "libs/outer");
        await git.GitAsync(
            "-c",
            "protocol.file.allow=always",
            "submodule",
            "update",
            "--init",
            "--recursive",
            "--quiet"
        );
        var first = await git.CommitAsync();
        // The checkout has moved on, and has changes of its own.
        git.Write("libs/outer/outer.txt", "mine\n");
        await new Git(Path.Combine(git.Root, "libs/outer")).RunAsync(
            ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-a", "-m", "next"],
            cancellation
        );
        git.Write("libs/outer/outer.txt", "mine again\n");
        var status = await git.GitAsync("status", "--porcelain");
        using var folder = new TemporaryFolder();

        await using (var worktree = await CheckOutAsync(git, first, folder))
        {
            await Worktree.RestoreAsync(worktree.Root, cancellation);

            Assert.Empty(worktree.Notices);
            Assert.Equal("pinned\n", Read(worktree, "libs/outer/outer.txt"));
            Assert.Equal("inner\n", Read(worktree, "libs/outer/parts/inner/deep/inner.txt"));
        }

        Assert.Equal(status, await git.GitAsync("status", "--porcelain"));
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "w")));
    }

    [Fact]
    public async Task A_submodule_that_the_users_checkout_lacks_is_named()
    {
        using var other = await TinyGit.CreateAsync();
        await other.CommitAsync();
        using var git = await TinyGit.CreateAsync();
        await AddAsync(git, other, "libs/other");
        var head = await git.CommitAsync();
        await git.GitAsync("submodule", "deinit", "--all", "--force");
        using var folder = new TemporaryFolder();

        await using var worktree = await CheckOutAsync(git, head, folder);

        Assert.Equal(
            "a submodule has no files in your checkout (libs/other), so builds and tests do without; run 'git submodule update --init --recursive'",
            Assert.Single(worktree.Notices)
        );
    }

    [Fact]
    public async Task A_file_of_Git_LFS_that_is_not_here_is_named_and_nothing_is_fetched()
    {
        using var git = await TinyGit.CreateAsync();
        git.Write(
            "data/big.bin",
            "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n"
        );
        git.Write("data/small.bin", "itself\n");
        await git.CommitAsync();
        git.Write(".gitattributes", "*.bin filter=lfs diff=lfs merge=lfs -text\n");
        await git.GitAsync("add", ".gitattributes");
        await git.GitAsync("commit", "-q", "-m", "attributes");
        var head = (await git.GitAsync("rev-parse", "HEAD")).Trim();
        // As 'git lfs install' sets it, on a machine that has the program no more.
        await git.GitAsync("config", "filter.lfs.smudge", "git-lfs smudge -- %f");
        await git.GitAsync("config", "filter.lfs.required", "true");
        using var folder = new TemporaryFolder();

        await using var worktree = await CheckOutAsync(git, head, folder);

        Assert.StartsWith(
            "a file of Git LFS is not here (data/big.bin), so builds and tests do without; ",
            Assert.Single(worktree.Notices),
            StringComparison.Ordinal
        );
        Assert.Equal("itself\n", Read(worktree, "data/small.bin"));
    }

    private static Task<Worktree> CheckOutAsync(
        TinyGit git,
        string commit,
        TemporaryFolder folder
    ) =>
        Worktree.AddAsync(
            git.Root,
            commit,
            Path.Combine(folder.Path, "w"),
            TestContext.Current.CancellationToken
        );

    private static Task<string> AddAsync(TinyGit git, TinyGit other, string path) =>
        git.GitAsync(
            "-c",
            "protocol.file.allow=always",
            "submodule",
            "add",
            "--quiet",
            other.Root,
            path
        );

    private static string Read(Worktree worktree, string path) =>
        File.ReadAllText(Path.Combine(worktree.Root, path));
}
