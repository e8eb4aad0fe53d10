using PieBot.Core.Changes;
using PieBot.Core.Languages;
using PieBot.Core.Proposals.Stage;
using PieBot.Core.Runs;
using PieBot.Lab.Datasets;
using PieBot.Lab.Tests.Infra;

namespace PieBot.Lab.Tests.Datasets.Repositories;

public sealed class HarvestTests : IAsyncLifetime
{
    private const string Head =
        "class A\n{\n    int Slow()\n    {\n        return items.Count() > 0 ? 1 : 0;\n    }\n}\n";
    private const string Proved = "        return items.Count > 0 ? 1 : 0;";

    private TinyGit _git = null!;
    private string _head = "";

    private string Output => Path.Combine(_git.Root, ".piebot", "pairs.jsonl");

    public async ValueTask InitializeAsync()
    {
        _git = await TinyGit.CreateAsync();
        _git.Write("src/A.cs", Head);
        _head = await _git.CommitAsync();
    }

    public ValueTask DisposeAsync()
    {
        _git.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_suggestion_that_was_merged_as_it_was_proved_is_a_pair()
    {
        WriteRun(VerdictKind.Faster);
        // Lines above have moved, and a later commit changes the member again.
        _git.Write(
            "src/A.cs",
            "// moved\n" + Head.Replace(Head.Split('\n')[4], Proved, StringComparison.Ordinal)
        );
        var merged = await _git.CommitAsync("Apply suggestions from code review");
        _git.Write(
            "src/A.cs",
            Head.Replace(Head.Split('\n')[4], "        return 2;", StringComparison.Ordinal)
        );
        await _git.CommitAsync();

        var (code, output, error) = await HarvestAsync();

        Assert.True(code == 0, error);
        Assert.Contains("1 accepted", output, StringComparison.Ordinal);
        Assert.Contains($"accepted in {merged[..10]}", error, StringComparison.Ordinal);
        var pair = Assert.Single(PairFile.Read(Output));
        Assert.Equal(["-        return items.Count() > 0 ? 1 : 0;", "+" + Proved], pair.Diff);
        Assert.StartsWith("    int Slow()\n", pair.Input, StringComparison.Ordinal);
        Assert.EndsWith("    }", pair.Target, StringComparison.Ordinal);
        Assert.Equal(("csharp", "suggestion:c-1"), (pair.Language, pair.Source));
    }

    [Theory]
    [InlineData("        return items.Count > 1 ? 1 : 0;")]
    [InlineData("        return items.Count() > 0 ? 1 : 0;")]
    public async Task What_was_merged_otherwise_or_not_at_all_is_none(string line)
    {
        WriteRun(VerdictKind.Faster);
        _git.Write(
            "src/A.cs",
            "// moved\n" + Head.Replace(Head.Split('\n')[4], line, StringComparison.Ordinal)
        );
        await _git.CommitAsync();

        var (code, output, error) = await HarvestAsync();

        Assert.Equal(0, code);
        Assert.Contains("0 accepted", output, StringComparison.Ordinal);
        Assert.Contains("not accepted as it was proved", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_did_not_prove_faster_is_none_though_it_was_merged()
    {
        WriteRun(VerdictKind.Inconclusive);
        _git.Write("src/A.cs", Head.Replace(Head.Split('\n')[4], Proved, StringComparison.Ordinal));
        await _git.CommitAsync();

        var (code, output, _) = await HarvestAsync();

        Assert.Equal(0, code);
        Assert.Contains("0 accepted", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_of_a_commit_that_is_not_here_says_how_to_get_it()
    {
        _head = new string('a', 40);
        WriteRun(VerdictKind.Faster);

        var (code, _, error) = await HarvestAsync();

        Assert.Equal(2, code);
        Assert.Contains("git fetch origin aaaa", error, StringComparison.Ordinal);
    }

    private Task<(int Code, string Output, string Error)> HarvestAsync() =>
        LabTool.RunAsync(
            "dataset",
            "harvest",
            "--repo",
            _git.Root,
            "--output",
            Output,
            "--run",
            Path.Combine(_git.Root, ".piebot", "runs", "one")
        );

    private void WriteRun(VerdictKind kind)
    {
        var member = new ChangedMember(
            "src/A.cs::A.Slow()",
            "src/A.cs",
            "A.Slow",
            MemberKind.Method,
            new(3, 6)
        );
        var edit = new Edit("src/A.cs", new(5, 5), Head.Split('\n')[4], Proved);
        var run = new RunFolder(Path.Combine(_git.Root, ".piebot", "runs", "one"));
        run.WriteProposals(
            new(
                ProposalFile.CurrentVersion,
                "1",
                new(_head, _head, false, [], [member], []),
                [new("c-1", member.Id, [edit], "model:m#1", "title", "why")],
                []
            )
        );
        run.AppendVerdict(new("c-1", kind, "reason", null, null, TimeSpan.Zero));
        File.WriteAllText(Path.Combine(_git.Root, ".piebot", ".gitignore"), "*\n");
    }
}
