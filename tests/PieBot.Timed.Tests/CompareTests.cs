using PieBot.Core.Comparing;
using PieBot.Core.Runs;
using PieBot.Core.Timing;

namespace PieBot.Timed;

/// <summary>One real comparison of two commits of a tiny repository, with a member for each answer.</summary>
[Collection(Collections.Timed)]
public sealed class CompareTests
{
    [MeasuredFact]
    public async Task Each_member_gets_its_answer()
    {
        await using var fixture = new Fixture();
        await fixture.InitializeAsync();

        SaysFasterOfWhatDoesAThirdOfTheWork(fixture);
        SaysSlowerOfWhatDoesThreeTimesTheWork(fixture);
        CallsNothingDifferentThatDoesTheSameWork(fixture);
        GivesCreditForCallsThatAreNotMadeAnyMore(fixture);
        SaysWhyAMemberCannotBeCompared(fixture);
        TellsWhatBecameOfTheTestsAndTheControl(fixture);
        Assert.Equal(("", 1), (fixture.Status, fixture.Worktrees.Trim().Split('\n').Length));
    }

    private static void SaysFasterOfWhatDoesAThirdOfTheWork(Fixture fixture)
    {
        var row = fixture.Row("Work.Quicker");

        Assert.True(row.Difference == Difference.Faster, row.ToString());
        Assert.InRange(row.Times!.Speedup.Ratio, 2.4, 3.6);
        Assert.True(row.Times.Low.Ratio > 1.5, row.ToString());
        Assert.Contains(row.Tests, name => name.Contains("Quicker", StringComparison.Ordinal));
    }

    private static void SaysSlowerOfWhatDoesThreeTimesTheWork(Fixture fixture)
    {
        var row = fixture.Row("Work.Slower");

        Assert.True(row.Difference == Difference.Slower, row.ToString());
        Assert.InRange(row.Times!.Speedup.Ratio, 1 / 3.6, 1 / 2.4);
        Assert.True(row.Times.High.Ratio < 0.7, row.ToString());
    }

    private static void CallsNothingDifferentThatDoesTheSameWork(Fixture fixture) =>
        Assert.Contains(
            fixture.Row("Work.Same").Difference,
            (Difference?[])[Difference.None, Difference.Undecided]
        );

    private static void GivesCreditForCallsThatAreNotMadeAnyMore(Fixture fixture)
    {
        var row = fixture.Row("Work.Twice");

        // Each call takes as long as before, and there are half as many.
        Assert.Equal(("run", "2 1"), (row.Times!.Unit, string.Join(' ', row.Times.Calls)));
        Assert.InRange(row.Times.Speedup.Ratio, 1.6, 2.5);
        Assert.Equal(Difference.Faster, row.Difference);
    }

    private static void SaysWhyAMemberCannotBeCompared(Fixture fixture)
    {
        Assert.Equal(
            (null, "no passing test covers it at the base"),
            (fixture.Row("Work.Unused").Difference, fixture.Row("Work.Unused").Reason)
        );
        Assert.StartsWith(
            "its covering tests changed too: LibTests.Changed",
            fixture.Row("Work.Retested").Reason,
            StringComparison.Ordinal
        );
    }

    private static void TellsWhatBecameOfTheTestsAndTheControl(Fixture fixture)
    {
        Assert.Equal(["LibTests.Breaks"], fixture.Result.Tests!.Broken);
        Assert.True(fixture.Result.Control is { Passed: true }, $"{fixture.Result.Control}");
        Assert.Equal(["Work.Added"], fixture.Result.Added);
        Assert.Contains(fixture.Result.Notices, notice => notice.StartsWith("1 test file"));
    }

    private sealed class Fixture : IAsyncDisposable
    {
        private const string Path = "src/Lib/Work.cs";

        private const string Before = """
            namespace Lib;

            public static class Work
            {
                public static int Quicker(int n) { return Spin(3 * n); }
                public static int Slower(int n) { return Spin(n); }
                public static int Same(int n) { return Spin(n); }
                public static int Twice(int n) { return Spin(n); }
                public static int Caller(int n) { Twice(n); return Twice(n); }
                public static int Retested(int n) { return Spin(n); }
                public static int Unused(int n) { return Spin(n); }
                private static int Spin(int n) { var x = 1; for (var i = 0; i < n; i++) x = x * 31 + i; return x == 0 ? 1 : x; }
            }

            """;

        private const string Tests = """
            using Lib;
            using Xunit;

            public class LibTests
            {
                [Fact] public void Quicker()
                {
                    // With a secret in sight it fails at both commits, and its member cannot be compared.
                    Assert.Null(System.Environment.GetEnvironmentVariable("PIEBOT_TEST_TOKEN"));
                    Assert.NotEqual(0, Work.Quicker(100000));
                }
                [Fact] public void Slower() => Assert.NotEqual(0, Work.Slower(100000));
                [Fact] public void Same() => Assert.NotEqual(0, Work.Same(100000));
                [Fact] public void Calls() => Assert.NotEqual(0, Work.Caller(100000));
                [Fact] public void Changed() => Assert.NotEqual(0, Work.Retested(100000));
                [Fact] public void Breaks() => Assert.Equal(4, 2 + 2);
            }
            """;

        private readonly string _run = Directory.CreateTempSubdirectory("piebot-run-").FullName;
        private TinyRepository _repository = null!;

        internal CompareResult Result { get; private set; } = null!;

        internal string Status { get; private set; } = "?";

        internal string Worktrees { get; private set; } = "?";

        internal ComparedMember Row(string name) => Result.Members.Single(row => row.Name == name);

        public async Task InitializeAsync()
        {
            _repository = await TinyRepository.CreateAsync(
                new Dictionary<string, string>
                {
                    [Path] = Before,
                    ["tests/Lib.Tests/LibTests.cs"] = Tests,
                }
            );
            _repository.Write(
                Path,
                Before
                    .Replace("Spin(3 * n)", "Spin(1 * n)")
                    .Replace("Slower(int n) { return Spin(n)", "Slower(int n) { return Spin(3 * n)")
                    .Replace("Same(int n) { return Spin(n)", "Same(int n) { return Spin(1 * n)")
                    .Replace("Twice(int n) { return Spin(n)", "Twice(int n) { return Spin(1 * n)")
                    .Replace("Twice(n); return", "return")
                    .Replace(
                        "Retested(int n) { return Spin(n)",
                        "Retested(int n) { return Spin(2 * n)"
                    )
                    .Replace("Unused(int n) { return Spin(n)", "Unused(int n) { return Spin(2 * n)")
                    .Replace(
                        "private static",
                        "public static int Added() { return 1; }\n    private static"
                    )
            );
            _repository.Write(
                "tests/Lib.Tests/LibTests.cs",
                Tests.Replace("Retested(100000)", "Retested(200000)").Replace("2 + 2", "2 + 3")
            );
            await _repository.CommitAsync("second");
            var commits = await CommitPair.ReadAsync(
                new(_repository.Root, "HEAD~1", "HEAD", false),
                TestContext.Current.CancellationToken
            );
            Environment.SetEnvironmentVariable("PIEBOT_TEST_TOKEN", "s3cr3t");
            Result = await new Comparer(new() { MinSaving = 0.3, Trials = 4 }, null).RunAsync(
                _repository.Root,
                commits,
                false,
                new RunFolder(_run),
                TestContext.Current.CancellationToken
            );
            Status = await _repository.GitAsync("status", "--porcelain");
            Worktrees = await _repository.GitAsync("worktree", "list");
        }

        public ValueTask DisposeAsync()
        {
            Environment.SetEnvironmentVariable("PIEBOT_TEST_TOKEN", null);
            _repository.Dispose();
            Directory.Delete(_run, recursive: true);
            return ValueTask.CompletedTask;
        }
    }
}
