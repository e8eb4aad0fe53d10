using PieBot.Core.Processes;

namespace PieBot.Tests.Actions;

/// <summary>A real git repository with a library, no tests, and a change of two members that the rules propose for.</summary>
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
        repository.Write(
            "src/Lib/Lib.csproj",
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
            </Project>
            """
        );
        repository.Write("src/Lib/One.cs", Source("One", 1));
        repository.Write("src/Lib/Two.cs", Source("Two", 1));
        repository.Base = await repository.CommitAsync();
        if (code)
        {
            repository.Write("src/Lib/One.cs", Source("One", 2));
            repository.Write("src/Lib/Two.cs", Source("Two", 2));
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
            namespace Lib;

            public class {{name}}
            {
                private readonly Dictionary<string, int> _prices = [];

                public int Find(string key)
                {
                    if (_prices.ContainsKey(key))
                    {
                        return _prices[key];
                    }

                    return {{fallback}};
                }
            }

            """;
}
