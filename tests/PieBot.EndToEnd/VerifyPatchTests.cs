using System.Diagnostics;
using System.Text.Json;

namespace PieBot.EndToEnd;

public sealed class VerifyPatchTests
{
    private const string Sdk = "Microsoft.NET.Test.Sdk 17.14.1";

    public static TheoryData<string, string, string> Frameworks =>
        new()
        {
            { "using NUnit.Framework;|[Test]", $"NUnit 4.4.0;NUnit3TestAdapter 5.2.0;{Sdk}", "" },
            {
                "using Microsoft.VisualStudio.TestTools.UnitTesting;[TestClass]|[TestMethod]",
                "MSTest 4.0.2",
                "<EnableMSTestRunner>true</EnableMSTestRunner><OutputType>Exe</OutputType>"
            },
        };

    [Theory]
    [MemberData(nameof(Frameworks))]
    public async Task Proves_a_change_of_the_users_own(
        string marks,
        string packages,
        string properties
    )
    {
        using var repository = await CreateAsync(marks, packages, properties);
        await ProvesAsync(repository);
    }

    private static async Task ProvesAsync(TinyRepository repository)
    {
        repository.Write("src/Lib/Text.cs", SlowJoin.Faster);
        await repository.GitAsync("diff", "--output=my.diff");
        await repository.GitAsync("checkout", "-q", "--", ".");

        var result = await Tool.RunAsync(
            repository.Root,
            "verify",
            "--patch",
            "my.diff",
            "--trials",
            "4",
            "--min-saving",
            "30",
            "--format",
            "json"
        );

        Assert.True(result.ExitCode == 0, result.Error);
        using var json = JsonDocument.Parse(result.Output);
        var verdict = json.RootElement.GetProperty("candidates")[0].GetProperty("verdict");
        Assert.True(
            verdict.GetProperty("kind").GetString() == "Faster",
            verdict.GetProperty("reason").GetString()
        );
        Assert.Equal(
            "Member",
            verdict.GetProperty("measurement").GetProperty("metric").GetString()
        );
    }

    [Fact]
    public async Task Stops_when_asked_to_leaves_nothing_behind_and_proves_when_asked_again()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip(
                "Windows has no signal that another process can send to end this one in order."
            );
        }

        using var repository = await CreateAsync(
            "using Xunit;|[Fact]",
            "xunit.v3 4.0.2",
            "<OutputType>Exe</OutputType>"
        );
        repository.Write(
            "src/Lib/Text.cs",
            SlowJoin.Text.Replace("all += part", "all = all + part", StringComparison.Ordinal)
        );
        await repository.GitAsync("diff", "--output=my.diff");
        await repository.GitAsync("checkout", "-q", "--", ".");
        using var tool = Tool.Start(repository.Root, "verify", "--patch", "my.diff");
        while (
            await tool.StandardError.ReadLineAsync(TestContext.Current.CancellationToken)
                is { } line
            && !line.Contains("measure", StringComparison.Ordinal)
        ) { }

        using var kill = Process.Start("kill", ["-INT", $"{tool.Id}"]);
        await tool.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(130, tool.ExitCode);
        Assert.Single((await repository.GitAsync("worktree", "list")).Trim().Split('\n'));
        await ProvesAsync(repository);
    }

    [Fact]
    public async Task Tells_its_version_and_refuses_what_it_does_not_know()
    {
        var version = await Tool.RunAsync(AppContext.BaseDirectory, "--version");
        var unknown = await Tool.RunAsync(AppContext.BaseDirectory, "fly");

        Assert.Equal((0, ToolVersion.Current), (version.ExitCode, version.Output.Trim()));
        Assert.Equal(2, unknown.ExitCode);
    }

    private static Task<TinyRepository> CreateAsync(
        string marks,
        string packages,
        string properties
    )
    {
        var (use, mark) = (marks.Split('|')[0], marks.Split('|')[1]);
        return TinyRepository.CreateAsync(
            new Dictionary<string, string>
            {
                ["src/Lib/Text.cs"] = SlowJoin.Text,
                ["tests/Lib.Tests/TextTests.cs"] = $$"""
                {{use}}
                public class TextTests
                {
                    {{mark}}
                    public void Joins()
                    {
                        var parts = Enumerable.Range(0, 400).Select(n => n.ToString()).ToArray();
                        if (Lib.Text.Join(parts) != string.Concat(parts)) throw new Exception("wrong");
                    }
                }
                """,
            },
            packages.Split(';'),
            properties
        );
    }
}
