using PieBot.Core.Processes;
using PieBot.Tests.Reports;

namespace PieBot.Tests.MSBuild;

/// <summary>Real builds of a tiny project. What takes minutes, the run itself, is played by a script that lays a finished run down; all else is the tool's.</summary>
public sealed class TargetTests : IDisposable
{
    private const string Warning = "A.cs(4,1,4,1): warning PIE0001: A.M: twice. Use TryGetValue";

    private readonly string _root = Directory.CreateTempSubdirectory("piebot-msbuild-").FullName;

    private string Runs => Path.Combine(_root, "obj", "runs");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task Findings_are_warnings_with_file_and_line_and_a_run_is_not_done_again()
    {
        await ProjectAsync();

        var first = await BuildAsync("-t:PieBot", "-p:PieBotBase=main");
        Assert.True(first.Succeeded, first.Output + first.Error);
        Assert.Contains(
            Path.Combine(_root, "src", Warning),
            first.Output,
            StringComparison.Ordinal
        );
        Assert.Contains("--base main", Assert.Single(RunsDone()), StringComparison.Ordinal);

        var again = await BuildAsync("-t:PieBot", "-p:PieBotBase=main");
        Assert.Contains(Warning, again.Output, StringComparison.Ordinal);
        Assert.Single(RunsDone());

        await CommitAsync("another");
        await BuildAsync("-t:PieBot", "-p:PieBotBase=main");
        Assert.Equal(2, RunsDone().Length);
    }

    [Fact]
    public async Task The_tree_counts_where_it_is_asked_for_and_findings_can_be_mere_messages()
    {
        await ProjectAsync();
        string[] arguments =
        [
            "-t:PieBot",
            "-p:PieBotIncludeUncommitted=true",
            "-p:PieBotSeverity=message",
        ];

        var first = await BuildAsync(arguments);
        Assert.Contains("A.cs(4,1,4,1): message PIE0001", first.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("warning PIE", first.Output, StringComparison.Ordinal);
        await BuildAsync(arguments);
        Assert.Single(RunsDone());

        await File.WriteAllTextAsync(
            Path.Combine(_root, "src", "B.cs"),
            "class B;",
            TestContext.Current.CancellationToken
        );
        await BuildAsync(arguments);
        Assert.Equal(2, RunsDone().Length);
    }

    [Fact]
    public async Task An_ordinary_build_knows_nothing_of_it()
    {
        await ProjectAsync();

        var build = await BuildAsync("-restore", "-t:Build");

        Assert.True(build.Succeeded, build.Output + build.Error);
        Assert.DoesNotContain("PieBot", build.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Runs));
        Assert.False(Directory.Exists(Path.Combine(_root, "obj", "piebot")));
    }

    [Fact]
    public async Task A_run_that_fails_fails_the_build_and_is_done_again()
    {
        await ProjectAsync();

        var failed = await BuildAsync("-t:PieBot", "-p:PieBotArguments=--fail");
        await BuildAsync("-t:PieBot", "-p:PieBotArguments=--fail");

        Assert.False(failed.Succeeded);
        Assert.Equal(2, RunsDone().Length);
    }

    private async Task ProjectAsync()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the stand-in is a shell script");
        var cancellationToken = TestContext.Current.CancellationToken;
        var targets = Path.Combine(
            BuiltTool.Root(),
            "src",
            "PieBot.MSBuild",
            "build",
            "PieBot.MSBuild.targets"
        );
        Sample.Write(Path.Combine(_root, "obj", "sample"));
        Directory.CreateDirectory(Path.Combine(_root, "src"));
        var files = new Dictionary<string, string>
        {
            [".gitignore"] = "obj/\nbin/\n",
            ["src/A.cs"] = "class A;\n",
            ["Tiny.csproj"] = $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                    <PieBotCommand>sh "{_root}/obj/tool"</PieBotCommand>
                  </PropertyGroup>
                  <Import Project="{targets}" />
                </Project>
                """,
            ["obj/tool"] = $$"""
                if [ "$1" = report ]; then exec dotnet "{{BuiltTool.Program}}" "$@"; fi
                echo "$@" >> "{{Runs}}"
                echo "x.cs(1,1): error CS0000: quoted of a candidate"
                for argument; do
                  if [ "$argument" = --fail ]; then exit 2; fi
                  if [ "$last" = --out ]; then rm -rf "$argument"; cp -r "{{_root}}/obj/sample" "$argument"; fi
                  last=$argument
                done
                """,
        };
        foreach (var (path, text) in files)
        {
            await File.WriteAllTextAsync(Path.Combine(_root, path), text, cancellationToken);
        }

        await new Git(_root).RunAsync(["init", "-q", "-b", "main"], cancellationToken);
        await CommitAsync("first");
    }

    private async Task CommitAsync(string message)
    {
        var git = new Git(_root);
        await git.RunAsync(["add", "-A"], TestContext.Current.CancellationToken);
        await git.RunAsync(
            [
                "-c",
                "user.name=t",
                "-c",
                "user.email=t@localhost",
                "commit",
                "-q",
                "--allow-empty",
                "-m",
                message,
            ],
            TestContext.Current.CancellationToken
        );
    }

    private string[] RunsDone() => File.ReadAllLines(Runs);

    private Task<ProcessResult> BuildAsync(params string[] arguments) =>
        ProcessRunner.RunAsync(
            new(
                "dotnet",
                [
                    "msbuild",
                    "Tiny.csproj",
                    "-nologo",
                    "-v:m",
                    "-nodeReuse:false",
                    "-p:UseSharedCompilation=false",
                    .. arguments,
                ],
                _root
            ),
            TestContext.Current.CancellationToken
        );
}
