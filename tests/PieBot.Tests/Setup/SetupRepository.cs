using PieBot.Core.Processes;

namespace PieBot.Tests.Setup;

/// <summary>A checkout in a temporary folder.</summary>
internal sealed class SetupRepository : IDisposable
{
    private SetupRepository(string root) => Root = root;

    public string Root { get; }

    public static async Task<SetupRepository> CreateAsync(params (string Path, string Text)[] files)
    {
        var one = new SetupRepository(Directory.CreateTempSubdirectory("piebot-init-").FullName);
        await new Git(one.Root).RunAsync(
            ["init", "-q", "--initial-branch=main"],
            TestContext.Current.CancellationToken
        );
        foreach (var (path, text) in files)
        {
            one.Write(path, text);
        }

        return one;
    }

    public void Write(string path, string text)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    public string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public bool Has(string path) => File.Exists(Path.Combine(Root, path));

    /// <summary>Commits everything in it.</summary>
    public async Task CommitAsync(string message = "a", params string[] options)
    {
        var git = new Git(Root);
        await git.RunAsync(["add", "."], TestContext.Current.CancellationToken);
        await git.RunAsync(
            [
                "-c",
                "user.name=t",
                "-c",
                "user.email=t@t.invalid",
                "-c",
                "commit.gpgsign=false",
                "commit",
                "-q",
                "-m",
                message,
                .. options,
            ],
            TestContext.Current.CancellationToken
        );
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
