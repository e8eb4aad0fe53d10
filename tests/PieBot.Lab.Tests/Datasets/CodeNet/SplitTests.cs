using CsCheck;
using PieBot.Lab.Datasets;
using PieBot.Lab.Datasets.CodeNet;
using PieBot.Lab.Tests.Infra;

namespace PieBot.Lab.Tests.Datasets.CodeNet;

public sealed class SplitTests : IDisposable
{
    private readonly SmallCodeNet _codeNet = new();

    [Fact]
    public void No_problem_and_no_program_is_in_two_splits()
    {
        var random = new Random(1);
        // Few programs for many problems: most stand in several.
        for (var problem = 1; problem <= 60; problem++)
        {
            for (var user = 0; user < 3; user++)
            {
                var own = $"{random.Next(40)}";
                var slower = SmallCodeNet.Program(6, own);
                _codeNet.AddPair(
                    $"p{problem:00000}",
                    $"u{user}",
                    slower,
                    slower.Replace("* 3", $"* 3 + {random.Next(3)}", StringComparison.Ordinal)
                );
            }
        }

        var splits = Build(new SplitShares(0.5, 0.25, 0.25), out var tally);

        var homes = splits
            .SelectMany(split =>
                split.Value.SelectMany(pair =>
                    new[] { pair.ProblemId, pair.Input, pair.Target }.Select(what =>
                        (what, split.Key)
                    )
                )
            )
            .Distinct()
            .CountBy(one => one.what);
        Assert.All(homes, home => Assert.Equal(1, home.Value));
        Assert.All(splits.Values, pairs => Assert.NotEmpty(pairs));
        Assert.True(tally.LeftOut[LeftOut.Leak] > 0);
    }

    [Fact]
    public void Problems_that_CodeNet_calls_identical_share_a_split()
    {
        var shares = new SplitShares(0.5, 0.25, 0.25);
        var one = Enumerable
            .Range(1, 1000)
            .Select(number => $"p{number:00000}")
            .First(problem => shares.Of(problem, 1) == "train");
        var other = Enumerable
            .Range(1, 1000)
            .Select(number => $"p{number:00000}")
            .First(problem =>
                shares.Of(problem, 1) == "test" && string.CompareOrdinal(one, problem) < 0
            );
        var program = SmallCodeNet.Program(6, "x");
        _codeNet.AddPair(one, "u1", program, program + "y = 1\n");
        _codeNet.AddPair(other, "u1", program + "z = 1\n", program + "z = 2\n");
        _codeNet.WriteTwins($"{one},{other}");

        var splits = Build(shares, out _);

        Assert.Equal(2, splits["train"].Count);
        Assert.Empty(splits["test"]);
    }

    [Fact]
    public void A_problem_stays_in_its_split_when_the_shares_of_others_or_the_data_grow() =>
        Gen.Select(Gen.String, Gen.Int[0, 1000], Gen.Double[0, 0.4], Gen.Double[0, 0.4])
            .Sample(
                (problem, seed, validation, test) =>
                {
                    var shares = new SplitShares(1 - validation - test, validation, test);
                    var split = shares.Of(problem, seed);
                    var larger = shares with { Test = test + 0.1, Train = shares.Train - 0.1 };
                    Assert.Contains(split, SplitShares.Names);
                    Assert.True(split != "test" || larger.Of(problem, seed) == "test");
                }
            );

    [Fact]
    public void Problems_are_shared_out_as_asked_for()
    {
        var shares = new SplitShares(0.8, 0.1, 0.1);

        var counts = Enumerable
            .Range(0, 10_000)
            .CountBy(number => shares.Of($"p{number:00000}", 1))
            .ToDictionary();

        Assert.InRange(counts["train"], 7_850, 8_150);
        Assert.InRange(counts["val"], 900, 1_100);
        Assert.InRange(counts["test"], 900, 1_100);
    }

    [Fact]
    public async Task Parquet_holds_what_the_lines_hold()
    {
        var program = SmallCodeNet.Program(6, "ü\"'</x>");
        _codeNet.AddPair("p00001", "u1", program, program + "y = 1\n");
        var splits = Build(new SplitShares(1, 0, 0), out _);

        var (lines, parquet) = (
            await LabTool.RunAsync(
                "dataset",
                "stats",
                "--pairs",
                Path.Combine(_codeNet.Output, "train.jsonl")
            ),
            await LabTool.RunAsync(
                "dataset",
                "stats",
                "--pairs",
                Path.Combine(_codeNet.Output, "train.parquet")
            )
        );

        Assert.Equal(program, Assert.Single(splits["train"]).Input);
        Assert.Equal((0, 0), (lines.Code, parquet.Code));
        Assert.Equal(lines.Output, parquet.Output);
        Assert.Contains(
            "| train | python | 1 | 1 | 1 | 50.0 ± 0.0 |",
            lines.Output,
            StringComparison.Ordinal
        );
    }

    public void Dispose() => _codeNet.Dispose();

    private Dictionary<string, List<Pair>> Build(SplitShares shares, out BuildTally tally)
    {
        _codeNet.Build(out tally, shares);
        return SplitShares.Names.ToDictionary(split => split, _codeNet.Read);
    }
}
