using PieBot.Verification.Proving;
using PieBot.Workers;

namespace PieBot.Tests.Verification.Proving;

public sealed class ObservationTests
{
    [Fact]
    public void Names_the_first_call_that_comes_to_something_else()
    {
        var difference = Observation.FirstDifference(
            [Call("1", "a"), Call("2", "b")],
            [Call("1", "a"), Call("2", "b")],
            [Call("1", "a"), Call("2", "c")]
        );

        Assert.Equal(
            "with arguments (2) it gives b at the baseline and c with the edit",
            difference
        );
    }

    [Fact]
    public void Equal_calls_are_no_difference_in_whatever_order() =>
        Assert.Null(
            Observation.FirstDifference(
                [Call("1", "a"), Call("2", "b")],
                [Call("2", "b"), Call("1", "a")],
                [Call("2", "b"), Call("1", "a")]
            )
        );

    [Fact]
    public void What_differs_at_the_baseline_itself_says_nothing() =>
        Assert.Null(
            Observation.FirstDifference([Call("1", "a")], [Call("1", "b")], [Call("1", "c")])
        );

    [Fact]
    public void Calls_with_equal_arguments_are_told_apart_by_their_number() =>
        Assert.NotNull(
            Observation.FirstDifference(
                [Call("", "1"), Call("", "2")],
                [Call("", "1"), Call("", "2")],
                [Call("", "1"), Call("", "1")]
            )
        );

    [Fact]
    public void Calls_that_only_one_side_makes_say_nothing() =>
        Assert.Null(
            Observation.FirstDifference([Call("1", "a")], [Call("1", "a")], [Call("2", "b")])
        );

    private static ObservedCall Call(string arguments, string outcome) =>
        new("test", true, false, "m", arguments, arguments, outcome, outcome);
}
