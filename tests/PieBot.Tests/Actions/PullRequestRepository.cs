using PieBot.Core.Processes;

namespace PieBot.Tests.Actions;

/// <summary>A real git repository of Python, whose rules take least time; with no tests, and a change of two functions that they propose for.</summary>
internal sealed class PullRequestRepository
{
    private readonly Git _git;

    private PullRequestRepository(string root)
    {
        Root = Directory.CreateDirectory(root).FullName;
        _git = new(Root);
    }

    public string Root { get; }

    public string Base { get; private set; } = "";

    public string Head { get; private set; } = "";

    public static async Task<PullRequestRepository> CreateAsync(string root, bool code = true)
    {
        var repository = new PullRequestRepository(root);
        await repository.GitAsync("init", "-q", "-b", "main");
        await repository.GitAsync("config", "user.name", "Test");
        await repository.GitAsync("config", "user.email", "test@example.org");
        await repository.GitAsync("config", "commit.gpgsign", "false");
        repository.Write("src/one.py", Source("one", 1));
        repository.Write("src/two.py", Source("two", 1));
        repository.Base = await repository.CommitAsync();
        if (code)
        {
            repository.Write("src/one.py", Source("one", 2));
            repository.Write("src/two.py", Source("two", 2));
        }

        repository.Write("README.md", "# changed\n");
        repository.Head = await repository.CommitAsync();
        return repository;
    }

    public Task<string> GitAsync(params string[] arguments) =>
        _git.RunAsync(arguments, CancellationToken.None);

    private async Task<string> CommitAsync()
    {
        await GitAsync("add", "-A");
        await GitAsync("commit", "-q", "-m", "change");
        return (await GitAsync("rev-parse", "HEAD")).Trim();
    }

    private void Write(string path, string text)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    private static string Source(string name, int fallback) =>
        $$"""
            def {{name}}(key):
                prices = {"a": 7}
                return prices[key] if key in prices else {{fallback}}

            """;
}
