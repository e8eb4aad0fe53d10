using System.Text.Json;
using PieBot.Core.Processes;
using PieBot.Tool.Commands;
using PieBot.Tool.Demo;
using PieBot.Tool.Reports;

namespace PieBot.EndToEnd;

[Collection(Collections.Timed)]
public sealed class DemoTests
{
    [MeasuredFact]
    public async Task The_demos_edits_are_proved_or_turned_down_for_good_and_different_reasons()
    {
        using var folder = new TemporaryFolder();
        var shop = await DemoRepository.UnpackAsync(
            DemoRepository.Languages[0],
            Path.Combine(folder.Path, "shop"),
            TestContext.Current.CancellationToken
        );

        var result = await Tool.RunAsync(
            shop,
            "run",
            "--base",
            DemoRepository.Base,
            "--include",
            "**/OrderBook.cs",
            "--trials",
            "4",
            "--min-saving",
            "20",
            // They take a third of the time here, and are part of what the other tests run.
            "--no-exercises",
            "--format",
            "json"
        );

        Assert.True(result.ExitCode == 0, result.Error);
        var kinds = Kinds(result.Output);
        Assert.True(kinds.Count(kind => kind == "Faster") >= 2, string.Join(' ', kinds));
        foreach (var kind in (string[])["NotFaster", "TestsFailed", "NotCovered"])
        {
            Assert.Contains(kind, kinds);
        }

        var run = Assert.Single(Directory.GetDirectories(Path.Combine(shop, ".piebot", "runs")));
        await AppliesAsync(shop, run);
        Assert.DoesNotContain("s3cr3t", result.Output + result.Error, StringComparison.Ordinal);
        Assert.All(
            Directory.GetFiles(run),
            file =>
                Assert.DoesNotContain("s3cr3t", File.ReadAllText(file), StringComparison.Ordinal)
        );
    }

    [MeasuredFact]
    public Task The_Python_demo_proves_what_a_model_once_replied() =>
        ProvesRecordedEditsAsync("python");

    [MeasuredFact]
    public Task The_Cpp_demo_proves_what_a_model_once_replied()
    {
        CppTools.MustBeThere();
        return ProvesRecordedEditsAsync("cpp");
    }

    // Two of the recorded edits; that all of them still fit the sample is seen without a build.
    private static async Task ProvesRecordedEditsAsync(string language)
    {
        using var folder = new TemporaryFolder();
        using var output = new StringWriter();
        using var error = new StringWriter();
        var root = await DemoRepository.UnpackAsync(
            language,
            Path.Combine(folder.Path, "shop"),
            TestContext.Current.CancellationToken
        );
        var replies = DemoRepository.Replies(language);
        const string member = "customers";

        var exitCode = await RunCommand.RunAsync(
            new(output, error),
            new(
                new(root, DemoRepository.Base),
                DemoCommand.Model(language)! with
                {
                    Recorded = new RecordedModel(
                        new Dictionary<string, string> { [member] = replies[member] }
                    ),
                },
                new() { Trials = 8, MinSaving = 0.2 }
            )
            {
                Format = ReportFormat.Json,
            },
            TestContext.Current.CancellationToken
        );

        Assert.True(exitCode == 0, error.ToString());
        Assert.Equal(["Faster", "TestsFailed"], Kinds(output.ToString()).Order());
    }

    internal static List<string?> Kinds(string output)
    {
        using var json = JsonDocument.Parse(output);
        return json
            .RootElement.GetProperty("candidates")
            .EnumerateArray()
            .Select(one => one.GetProperty("verdict").GetProperty("kind").GetString())
            .ToList();
    }

    // What was proved goes into the working tree, and the repository's own tests still pass with all of it.
    private static async Task AppliesAsync(string shop, string run)
    {
        var applied = await Tool.RunAsync(shop, "apply", run);
        Assert.True(applied.ExitCode == 0, applied.Error);
        var diff = await new Git(shop).RunAsync(
            ["diff", "--stat"],
            TestContext.Current.CancellationToken
        );
        Assert.Contains("OrderBook.cs", diff, StringComparison.Ordinal);
        var tests = await ProcessRunner.RunAsync(
            new("dotnet", ["test", "tests/Orders.Tests"], shop)
            {
                Environment = ChildEnvironment.ForBuild(),
            },
            TestContext.Current.CancellationToken
        );
        Assert.True(tests.ExitCode == 0, tests.Output);
        var again = await Tool.RunAsync(shop, "apply", run);
        Assert.Equal(2, again.ExitCode);
        var report = await Tool.RunAsync(shop, "report", run, "--format", "markdown");
        Assert.Contains("**faster**", report.Output, StringComparison.Ordinal);
    }
}
