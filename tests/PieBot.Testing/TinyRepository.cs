using PieBot.Core.Processes;

namespace PieBot.Testing;

/// <summary>A real git repository of one small library and one test project, in a temporary folder.</summary>
internal sealed class TinyRepository : IDisposable
{
    public const string Library = "src/Lib/Lib.csproj";
    public const string Tests = "tests/Lib.Tests/Lib.Tests.csproj";

    private TinyRepository(string root) => Root = root;

    public string Root { get; }

    public string Head { get; private set; } = "";

    /// <param name="files">Path and text of each file beside the two project files.</param>
    /// <param name="packages">Package references of the test project, <c>name version</c>; null: xunit 2 on VSTest.</param>
    public static async Task<TinyRepository> CreateAsync(
        IReadOnlyDictionary<string, string> files,
        IReadOnlyList<string>? packages = null,
        string properties = ""
    )
    {
        var repository = new TinyRepository(
            Directory.CreateTempSubdirectory("piebot-tiny-").FullName
        );
        packages ??=
        [
            "xunit 2.9.3",
            "xunit.runner.visualstudio 2.8.2",
            "Microsoft.NET.Test.Sdk 17.14.1",
        ];
        repository.Write(
            Library,
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
            </Project>
            """
        );
        repository.Write(
            Tests,
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                {string.Concat(
                packages.Select(package =>
                    $"<PackageReference Include=\"{package.Split(' ')[0]}\" Version=\"{package.Split(' ')[1]}\" />"
                )
            )}
                <ProjectReference Include="../../src/Lib/Lib.csproj" />
              </ItemGroup>
            </Project>
            """
        );
        repository.Write(".gitignore", "bin/\nobj/\n");
        foreach (var (path, text) in files)
        {
            repository.Write(path, text);
        }

        await repository.GitAsync("init", "-q", "-b", "main");
        await repository.CommitAsync("first");
        return repository;
    }

    public string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public void Write(string path, string text)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    public async Task<string> CommitAsync(string message)
    {
        await GitAsync("add", "-A");
        await GitAsync(
            "-c",
            "user.name=Test",
            "-c",
            "user.email=test@example.org",
            "-c",
            "commit.gpgsign=false",
            "commit",
            "-q",
            "-m",
            message
        );
        return Head = (await GitAsync("rev-parse", "HEAD")).Trim();
    }

    public Task<string> GitAsync(params string[] arguments) =>
        new Git(Root).RunAsync(arguments, CancellationToken.None);

    public void Dispose() => TemporaryFolder.Delete(Root);
}
