using PieBot.Core.Comparing;
using PieBot.Core.Runs;
using PieBot.Core.Timing;

namespace PieBot.Timed;

/// <summary>One real comparison of two commits of Python files, through the same seam as those of .NET.</summary>
[Collection(Collections.Timed)]
public sealed class PythonCompareTests
{
    private const string Path = "lib/words.py";

    private const string Before = """
        def first(words):
            seen = []
            for word in words:
                if word not in seen:
                    seen.append(word)
            return seen


        def loud(words):
            return [word.upper() for word in words]


        def unused(words):
            return words

        """;

    private const string Tests = """
        import unittest
        from lib.words import first, loud

        WORDS = [str(n % 300) for n in range(900)]


        class WordsTests(unittest.TestCase):
            def test_first(self):
                self.assertEqual(len(first(WORDS)), 300)

            def test_loud(self):
                self.assertEqual(loud(["a"]), ["A"])

        """;

    [MeasuredFact]
    public async Task Each_member_gets_its_answer()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var repository = await TinyGit.CreateAsync();
        using var run = new TemporaryFolder();
        repository.Write("lib/__init__.py", "");
        repository.Write(Path, Before);
        repository.Write("tests/__init__.py", "");
        repository.Write("tests/test_words.py", Tests);
        await repository.CommitAsync();
        repository.Write(
            Path,
            Before
                .Replace("    seen = []\n", "    seen = {}\n")
                .Replace("seen.append(word)", "seen[word] = 1")
                .Replace("word.upper()", "str.upper(word)")
                .Replace("return words\n", "return list(words)\n")
        );
        repository.Write(
            "tests/test_words.py",
            Tests.Replace("loud([\"a\"]), [\"A\"]", "loud([\"b\"]), [\"B\"]")
        );
        await repository.CommitAsync();
        var commits = await CommitPair.ReadAsync(
            new(repository.Root, "HEAD~1", "HEAD", false),
            cancellation
        );

        var folder = new RunFolder(run.Path);
        Task<CompareResult> RunAsync() =>
            new Comparer(new() { MinSaving = 0.3, Trials = 8 }, null).RunAsync(
                repository.Root,
                commits,
                false,
                folder,
                cancellation
            );

        var result = await RunAsync();

        var rows = result.Members.ToDictionary(row => row.Name);
        Assert.True(rows["first"].Difference == Difference.Faster, $"{rows["first"]}");
        Assert.True(rows["first"].Times!.Low.Ratio > 2, $"{rows["first"]}");
        Assert.StartsWith(
            "its covering tests changed too",
            rows["loud"].Reason,
            StringComparison.Ordinal
        );
        Assert.Equal("no passing test covers it at the base", rows["unused"].Reason);
        Assert.True(result.Control is { Passed: true }, $"{result.Control}");
        Assert.Equal(2, result.Tests!.Passing);
        Assert.Single((await repository.GitAsync("worktree", "list")).Trim().Split('\n'));

        // As if it had been killed before the end: it goes on from the trials it has.
        var trials = folder.ReadTrials().Count;
        folder.WriteRun(folder.ReadRun()! with { Ended = null });
        var again = await RunAsync();
        Assert.Equal(trials, folder.ReadTrials().Count);
        Assert.Equal(
            rows["first"].Times!.Speedup,
            again.Members.Single(row => row.Name == "first").Times!.Speedup
        );
    }
}
