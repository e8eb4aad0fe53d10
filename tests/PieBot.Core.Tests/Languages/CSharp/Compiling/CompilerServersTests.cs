using System.Text;
using PieBot.Core.Languages.CSharp.Compiling;
using PieBot.Core.Processes;

namespace PieBot.Core.Tests.Languages.CSharp.Compiling;

public sealed class CompilerServersTests
{
    private static readonly string Compiler = CompilerServerTests.Compiler;

    [Fact]
    public async Task Builds_of_all_who_hold_them_share_a_server_that_ends_with_the_last()
    {
        using var project = await ProjectAsync("");
        var pool = new CompilerServers.Pool();
        var one = new CompilerServers(pool);
        var other = new CompilerServers(pool);
        var scratch = Path.GetDirectoryName(one.Of(Compiler).NewFolder())!;

        Assert.Null(await BuildAsync(one, project));
        var standing = CompilerServerTests.WorkingIn(scratch);
        await one.DisposeAsync();
        await one.DisposeAsync();
        await System.IO.File.WriteAllTextAsync(
            Path.Combine(project.Path, "A.cs"),
            "class B;",
            Cancelled
        );
        Assert.Null(await BuildAsync(other, project));

        Assert.Equal(standing, CompilerServerTests.WorkingIn(scratch));
        Assert.Equal(OperatingSystem.IsLinux() ? 1 : 0, standing.Count);
        await other.DisposeAsync();
        Assert.Empty(CompilerServerTests.WorkingIn(scratch));
        Assert.False(Directory.Exists(scratch));
    }

    [Fact]
    public async Task A_build_that_does_not_end_in_time_ends_the_server()
    {
        using var project = await ProjectAsync(
            """
            <Target Name="Wait" AfterTargets="CoreCompile"><Exec Command="sleep 60" /></Target>
            """
        );
        await using var servers = new CompilerServers(new());
        var scratch = Path.GetDirectoryName(servers.Of(Compiler).NewFolder())!;

        var fault = await BuildAsync(servers, project, seconds: 6);

        Assert.Contains("did not end within 6 s", fault, StringComparison.Ordinal);
        Assert.Empty(CompilerServerTests.WorkingIn(scratch));
    }

    [Fact]
    public async Task What_does_not_compile_is_told_as_by_any_build()
    {
        using var project = await ProjectAsync("");
        await System.IO.File.WriteAllTextAsync(
            Path.Combine(project.Path, "A.cs"),
            "class",
            Cancelled
        );
        await using var servers = new CompilerServers(new());

        var fault = await BuildAsync(servers, project);

        Assert.StartsWith("A.cs(1,6): CS1001", fault, StringComparison.Ordinal);
    }

    /// <summary>A server keeps what it has loaded, and a generator may be the repository's own.</summary>
    [Fact]
    public async Task A_generator_that_was_built_anew_runs_as_it_is_now()
    {
        using var folder = new TemporaryFolder();
        var roslyn = Path.GetDirectoryName(Compiler);
        Write(
            "Gen/Gen.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup>
                <Reference Include="{roslyn}/Microsoft.CodeAnalysis.dll" Private="false" />
                <Reference Include="{roslyn}/Microsoft.CodeAnalysis.CSharp.dll" Private="false" />
              </ItemGroup>
            </Project>
            """
        );
        Write(
            "Lib/Lib.csproj",
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="../Gen/Gen.csproj" OutputItemType="Analyzer" ReferenceOutputAssembly="false" />
              </ItemGroup>
            </Project>
            """
        );
        Write("Lib/Lib.cs", "public class Lib { public string Text => Made.Text; }");
        var project = Path.Combine(folder.Path, "Lib", "Lib.csproj");
        await using var servers = new CompilerServers(new());

        foreach (var word in (string[])["the first word", "another word"])
        {
            Write(
                "Gen/Gen.cs",
                $$"""
                using Microsoft.CodeAnalysis;

                [Generator]
                public sealed class Gen : IIncrementalGenerator
                {
                    public void Initialize(IncrementalGeneratorInitializationContext context) =>
                        context.RegisterPostInitializationOutput(output =>
                            output.AddSource("Made.cs", "static class Made { public const string Text = \"{{word}}\"; }"));
                }
                """
            );
            Assert.Null(await DotNetCli.RestoreAsync(project, Cancelled));
            Assert.Null(
                await servers.BuildAsync(
                    project,
                    null,
                    Compiler,
                    new(TimeSpan.FromMinutes(2)),
                    Cancelled
                )
            );

            var built = await System.IO.File.ReadAllBytesAsync(
                Path.Combine(folder.Path, "Lib", "bin", "Release", "net10.0", "Lib.dll"),
                Cancelled
            );
            Assert.Contains(
                word,
                Encoding.Unicode.GetString(built) + Encoding.Unicode.GetString(built.AsSpan(1)),
                StringComparison.Ordinal
            );
        }

        void Write(string path, string text)
        {
            var full = Path.Combine(folder.Path, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            System.IO.File.WriteAllText(full, text);
        }
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static async Task<TemporaryFolder> ProjectAsync(string targets)
    {
        var folder = new TemporaryFolder();
        await System.IO.File.WriteAllTextAsync(
            Path.Combine(folder.Path, "A.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              {targets}
            </Project>
            """,
            Cancelled
        );
        await System.IO.File.WriteAllTextAsync(
            Path.Combine(folder.Path, "A.cs"),
            "class A;",
            Cancelled
        );
        Assert.Null(await DotNetCli.RestoreAsync(File(folder), Cancelled));
        return folder;
    }

    private static Task<string?> BuildAsync(
        CompilerServers servers,
        TemporaryFolder project,
        int seconds = 120
    ) =>
        servers.BuildAsync(
            File(project),
            null,
            Compiler,
            new(TimeSpan.FromSeconds(seconds)),
            Cancelled
        );

    private static string File(TemporaryFolder project) => Path.Combine(project.Path, "A.csproj");
}
