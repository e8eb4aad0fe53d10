using PieBot.Core.Changes;
using PieBot.Core.Proposals.Examples.History;

namespace PieBot.Core.Tests.Proposals.Examples.History;

public sealed class HistoryMinerTests : IAsyncLifetime
{
    private const string Slow = """
        using System;

        class A
        {
            string Join(string[] parts)
            {
                var text = "";
                foreach (var part in parts)
                {
                    text += part;
                }

                return text;
            }

            int Two() => 2;
        }
        """;

    private static readonly string Fast = Slow.Replace(
            "var text = \"\";",
            "var text = new StringBuilder();",
            StringComparison.Ordinal
        )
        .Replace("text += part;", "text.Append(part);", StringComparison.Ordinal)
        .Replace("return text;", "return text.ToString();", StringComparison.Ordinal)
        .Replace("using System;", "using System;\nusing System.Text;", StringComparison.Ordinal);

    private TinyGit _git = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _git = await TinyGit.CreateAsync();
        _git.Write("src/A.cs", Slow);
        await _git.CommitAsync("first");
    }

    public ValueTask DisposeAsync()
    {
        _git.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Keeps_an_edit_of_one_member_with_its_usings_by_its_message()
    {
        var parent = (await _git.GitAsync("rev-parse", "HEAD")).Trim();
        _git.Write("src/A.cs", Fast);
        _git.Write("tests/ATests.cs", "class ATests { }");
        _git.Write("CHANGELOG.md", "faster");
        _git.Write("src/Empty.cs", "");
        var id = await _git.CommitAsync(
            "Avoid allocations in Join\n\nAppending to a string copies it each time.\n\nSigned-off-by: A B <a@example.org>"
        );

        var commit = Assert.Single(await MineAsync());

        Assert.Equal((id, null), (commit.Id, commit.LeftOut));
        var pair = commit.Pair!;
        Assert.Equal((parent, "A.Join"), (pair.Parent, pair.Member.Name));
        Assert.Equal("Avoid allocations in Join", pair.Example.Title);
        Assert.Equal("Appending to a string copies it each time.", pair.Example.Why);
        Assert.Equal($"history:{id}", pair.Example.Source);
        Assert.StartsWith(
            "string Join(string[] parts)\n{\n    var text = \"\";",
            pair.Example.Slow,
            StringComparison.Ordinal
        );
        Assert.Contains("    text.Append(part);", pair.Example.Fast, StringComparison.Ordinal);
        Assert.Null(pair.Example.Speedup);
        // What would be verified is the whole file of the commit.
        Assert.Equal(Fast, SourceFile.OfText(Slow).Edited(pair.Edits));
    }

    [Fact]
    public async Task Finds_a_commit_whose_diff_alone_speaks_of_performance()
    {
        _git.Write(
            "src/A.cs",
            Slow.Replace(
                "int Two() => 2;",
                "int Two() => 2 + 0; // folded by the compiler: no allocation",
                StringComparison.Ordinal
            )
        );
        await _git.CommitAsync("Tidy up");

        Assert.NotNull(Assert.Single(await MineAsync()).Pair);
    }

    [Theory]
    [InlineData(
        "src/a.py",
        "import os\n\n\ndef f(x):\n    return sorted(x)[0]\n",
        "import bisect\nimport os\n\n\ndef f(x):\n    return min(x)\n",
        "python"
    )]
    [InlineData(
        "src/a.cpp",
        "#include <vector>\nint f(std::vector<int> x) {\n    return x[0] + g(x);\n}\n",
        "#include <vector>\n#include <set>\nint f(std::vector<int> x) {\n    return g(x);\n}\n",
        "cpp"
    )]
    public async Task Finds_pairs_of_python_and_cpp(
        string path,
        string slow,
        string fast,
        string language
    )
    {
        _git.Write(path, slow);
        await _git.CommitAsync("Begin");
        _git.Write(path, fast);
        await _git.CommitAsync("Make f faster");

        var pair = Assert.Single(await MineAsync(), one => one.Subject == "Make f faster").Pair!;

        Assert.Equal((language, "f"), (pair.Example.Language, pair.Member.Name));
        Assert.DoesNotContain("import", pair.Example.Fast, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Passes_over_what_does_not_speak_of_performance()
    {
        _git.Write("src/A.cs", Fast);
        await _git.CommitAsync("Use a builder");
        _git.Write("src/A.cs", Slow);
        await _git.CommitAsync("Revert \"Faster joins\"");

        Assert.Empty(await MineAsync());
    }

    public static TheoryData<string, string, string> NoPairs { get; } =
        new()
        {
            {
                "text += part;|return text;|=> 2",
                "text = text + part;|return text + 1;|=> 3",
                "2 members change"
            },
            {
                "    int Two() => 2;",
                "    private int _two = 2;\n\n    int Two() => _two;",
                "more than a member"
            },
            { "text += part;", "text  +=  part; // faster", "cosmetic" },
            { "text += part;", "text += System.IO.File.ReadAllText(part);", "newly uses files" },
            {
                "string Join(string[] parts)",
                "string Join(System.ReadOnlySpan<string> parts)",
                "signature"
            },
        };

    [Theory]
    [MemberData(nameof(NoPairs))]
    public async Task Says_why_a_commit_holds_no_pair(string before, string after, string reason)
    {
        var text = Slow;
        foreach (var (from, to) in before.Split('|').Zip(after.Split('|')))
        {
            text = text.Replace(from, to, StringComparison.Ordinal);
        }

        _git.Write("src/A.cs", text);
        await _git.CommitAsync("Optimize");

        var commit = Assert.Single(await MineAsync());
        Assert.Null(commit.Pair);
        Assert.Contains(reason, commit.LeftOut, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaves_out_a_member_of_which_most_changes()
    {
        static string Class(string line) =>
            $"class A\n{{\n    void M()\n    {{\n{string.Concat(Enumerable.Range(0, 24).Select(n => $"        {line}({n});\n"))}    }}\n}}\n";
        _git.Write("src/B.cs", Class("Slow"));
        await _git.CommitAsync("second");
        _git.Write("src/B.cs", Class("Fast"));
        await _git.CommitAsync("perf: rewritten");

        Assert.Contains(
            "at most 50",
            Assert.Single(await MineAsync()).LeftOut,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Leaves_out_several_files_new_files_and_tests_alone()
    {
        _git.Write("src/A.cs", Fast);
        _git.Write("src/B.cs", "class B { int M() => 1; }");
        await _git.CommitAsync("perf: both");
        _git.Write("src/C.cs", "class C { int M() => 1; }");
        await _git.CommitAsync("perf: a new file");
        _git.Write("tests/T.cs", "class T { int M() => 1; }");
        await _git.CommitAsync("perf: tests");

        Assert.Equal(
            [
                "only tests or other files change",
                "a file is added, deleted or renamed",
                "2 source files change",
            ],
            (await MineAsync()).Select(commit => commit.LeftOut)
        );
    }

    [Fact]
    public async Task Does_not_look_again_at_what_was_seen_nor_before_the_date()
    {
        _git.Write("src/A.cs", Fast);
        var id = await _git.CommitAsync("faster");

        Assert.Empty(await MineAsync(seen: [id]));
        Assert.Empty(await MineAsync(since: "2090-01-01"));
        Assert.Single(await MineAsync(since: "2000-01-01"));
    }

    [Theory]
    [InlineData("Speed up the parser", true)]
    [InlineData("Optimise lookup", true)]
    [InlineData("Reduce allocs", true)]
    [InlineData("Use a HashSet: O(n) instead of O(n^2)", true)]
    [InlineData("Add breakfast menu", false)]
    [InlineData("Bump FastExpressionCompiler and cache", false)]
    [InlineData("Fix the colour of the button", false)]
    public void Knows_words_of_performance(string message, bool speaks) =>
        Assert.Equal(speaks, PerformanceWords.AreIn(message));

    private async Task<List<MinedCommit>> MineAsync(string? since = null, params string[] seen)
    {
        using var git = await GitReader.OpenAsync(_git.Root, Cancelled);
        var commits = new List<MinedCommit>();
        await foreach (
            var commit in HistoryMiner.WalkAsync(git, since, seen.ToHashSet(), Cancelled)
        )
        {
            commits.Add(commit);
        }

        return commits;
    }
}
