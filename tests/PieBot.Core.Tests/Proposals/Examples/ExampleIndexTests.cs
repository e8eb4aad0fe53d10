using CsCheck;
using PieBot.Core.Proposals.Examples;

namespace PieBot.Core.Tests.Proposals.Examples;

public sealed class ExampleIndexTests
{
    private static readonly Example Loop = Pair(
        "loop",
        "foreach (var part in parts) { text += part; }",
        2
    );

    private static readonly Example Lookup = Pair(
        "lookup",
        "if (!seen.Contains(name)) { seen.Add(name); }",
        3
    );

    private static readonly Example Parse = Pair(
        "parse",
        "return int.Parse(line.Substring(0, 4));",
        2
    );

    [Theory]
    [InlineData("foreach (var row in rows) { result += row.Title + \"; \"; }", "loop")]
    [InlineData("while (x) { if (!visited.Contains(node)) { visited.Add(node); } }", "lookup")]
    [InlineData("var year = int.Parse(date.Substring(6));", "parse")]
    public void Finds_the_pair_that_does_the_same_with_other_names(string code, string id) =>
        Assert.Equal(id, new ExampleIndex([Loop, Lookup, Parse]).Nearest(code, 1).Single().Id);

    [Fact]
    public void Prefers_an_effect_away_from_the_extremes()
    {
        var index = new ExampleIndex([
            Loop with
            {
                Id = "a-tiny",
                Speedup = 1.05,
            },
            Loop with
            {
                Id = "b-huge",
                Speedup = 40,
            },
            Loop with
            {
                Id = "c-fair",
                Speedup = 2.5,
            },
            Loop with
            {
                Id = "d-unknown",
                Speedup = null,
            },
        ]);

        Assert.Equal("c-fair", index.Nearest(Loop.Slow, 1).Single().Id);
        Assert.True(ExampleIndex.Effect(null) < ExampleIndex.Effect(2));
        Assert.True(ExampleIndex.Effect(null) > ExampleIndex.Effect(20));
        Assert.True(ExampleIndex.Effect(1.05) < ExampleIndex.Effect(1.2));
    }

    [Fact]
    public void Picks_something_else_rather_than_the_same_again()
    {
        var index = new ExampleIndex([Loop, Loop with { Id = "loop-again" }, Lookup, Parse]);
        const string code =
            "foreach (var part in parts) { if (!seen.Contains(part)) { text += part; } }";

        Assert.Equal(["loop", "lookup"], index.Nearest(code, 2).Select(one => one.Id));
    }

    [Fact]
    public void Gives_only_pairs_of_the_language_asked_for() =>
        Assert.All(
            new ExampleIndex(ExampleBank.All).Nearest("text += line;", 10, "python"),
            example => Assert.Equal("python", example.Language)
        );

    [Theory]
    [InlineData(0, 3)]
    [InlineData(0.3, 1)]
    [InlineData(1.1, 0)]
    public void Pairs_that_are_too_far_are_left_out(double least, int count)
    {
        var index = new ExampleIndex([Loop, Lookup, Parse]);

        Assert.Equal(count, index.Nearest(Parse.Slow, 3, least: least).Count);
    }

    [Fact]
    public void Says_nothing_about_no_pairs() =>
        Assert.Empty(new ExampleIndex([]).Nearest("x += 1;", 3));

    [Fact]
    public void Any_code_gets_as_many_different_pairs_as_asked_and_the_same_every_time()
    {
        var index = new ExampleIndex(ExampleBank.All);
        Gen.Select(Gen.String, Gen.Int[0, 100])
            .Sample(
                (code, count) =>
                {
                    var nearest = index.Nearest(code, count);

                    Assert.Equal(Math.Min(count, ExampleBank.All.Count), nearest.Count);
                    Assert.Equal(nearest.Count, nearest.Distinct().Count());
                    Assert.Equal(nearest, index.Nearest(code, count));
                }
            );
    }

    [Fact]
    public void The_order_of_the_pairs_does_not_matter() =>
        Gen.Shuffle(ExampleBank.All.ToArray())
            .Sample(
                shuffled =>
                    Assert.Equal(
                        new ExampleIndex(ExampleBank.All)
                            .Nearest(Loop.Slow, 5)
                            .Select(one => one.Id),
                        new ExampleIndex(shuffled).Nearest(Loop.Slow, 5).Select(one => one.Id)
                    ),
                iter: 20
            );

    [Fact]
    public void Every_pair_of_middling_effect_is_nearest_to_its_own_slow_code()
    {
        var index = new ExampleIndex(ExampleBank.All);

        Assert.All(
            ExampleBank.All.Where(example => ExampleIndex.Effect(example.Speedup) == 1),
            example => Assert.Equal(example, index.Nearest(example.Slow, 1).Single())
        );
    }

    private static Example Pair(string id, string slow, double speedup) =>
        new(id, "csharp", id, slow, "fast();", "Because.", speedup, "test");
}
