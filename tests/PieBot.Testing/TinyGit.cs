using PieBot.Core.Processes;

namespace PieBot.Testing;

/// <summary>A real git repository of a few files, without projects.</summary>
internal sealed class TinyGit : IDisposable
{
    private TinyGit(string root) => Root = root;

    public string Root { get; }

    public static async Task<TinyGit> CreateAsync()
    {
        var tiny = new TinyGit(Directory.CreateTempSubdirectory("piebot-git-").FullName);
        await tiny.GitAsync("init", "-q", "-b", "main");
        await tiny.GitAsync("config", "user.name", "Test");
        await tiny.GitAsync("config", "user.email", "test@example.org");
        await tiny.GitAsync("config", "commit.gpgsign", "false");
        return tiny;
    }

    public Task<string> GitAsync(params string[] arguments) =>
        new Git(Root).RunAsync(arguments, CancellationToken.None);

    public void Write(string path, string text) =>
        Write(path, System.Text.Encoding.UTF8.GetBytes(text));

    public void Write(string path, byte[] bytes)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, bytes);
    }

    public async Task<string> CommitAsync(string message = "change")
    {
        await GitAsync("add", "-A");
        await GitAsync("commit", "-q", "--allow-empty", "-m", message);
        return (await GitAsync("rev-parse", "HEAD")).Trim();
    }

    public void Dispose() => TemporaryFolder.Delete(Root);
}
