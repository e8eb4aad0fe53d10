using PieBot.Core.Engine.Checks;
using PieBot.Workers;
using static PieBot.Testing.Scripted.ScriptedEngine;

namespace PieBot.Core.Tests.Engine.Checks;

public sealed class ObservationTests
{
    [Fact]
    public void Finds_the_calls_that_come_to_something_else()
    {
        var seen = Observation.Of(
            [Call("a", "1"), Call("b", "2")],
            [Call("a", "1"), Call("b", "2")],
            [Call("a", "1"), Call("c", "2")]
        );

        Assert.Equal(new DifferentCall("2", "b", "c"), Assert.Single(seen.Different).Value);
        Assert.Equal(2, seen.Compared);
    }

    [Fact]
    public void A_list_that_becomes_a_query_is_another_result_and_not_the_other_way_around()
    {
        IReadOnlyList<ObservedCall> list = [Call("1; 2; end")];
        IReadOnlyList<ObservedCall> query = [Call("1; 2; end") with { Lazy = true, Live = true }];

        Assert.Contains(
            "each time it is read",
            Assert.Single(Observation.Of(list, list, query).Different).Value.Candidate,
            StringComparison.Ordinal
        );
        Same(query, query, list);
    }

    [Fact]
    public void Equal_calls_are_no_difference_in_whatever_order() =>
        Same(
            [Call("a", "1"), Call("b", "2")],
            [Call("b", "2"), Call("a", "1")],
            [Call("b", "2"), Call("a", "1")]
        );

    [Fact]
    public void What_differs_at_the_baseline_itself_says_nothing()
    {
        var seen = Observation.Of([Call("a")], [Call("b")], [Call("c")]);

        Assert.Empty(seen.Different);
        Assert.Equal(0, seen.Compared);
    }

    [Fact]
    public void Arguments_that_no_call_of_the_candidate_comes_back_from_are_lost()
    {
        IReadOnlyList<ObservedCall> baseline =
        [
            Call("1", "small"),
            Call("2", "large"),
            Call("2", "large") with
            {
                Test = "other",
            },
        ];

        var lost = Observation.Of(baseline, baseline, baseline.Take(1).ToList()).Lost;

        Assert.Equal("large", Assert.Single(lost).Value.Arguments);
        // Whoever remembers results is not asked again by the next test.
        Assert.Empty(Observation.Of(baseline, baseline, baseline.Take(2).ToList()).Lost);
        // What the baseline gives now and then is no one's fault.
        Assert.Empty(
            Observation.Of(baseline, baseline.Take(1).ToList(), baseline.Take(1).ToList()).Lost
        );
        // What a test drops half-way is told when it is collected, if at all.
        var dropped = baseline.Select(call => call with { Lazy = true }).ToList();
        Assert.Empty(Observation.Of(dropped, dropped, dropped.Take(1).ToList()).Lost);
    }

    [Fact]
    public void Calls_with_equal_arguments_are_told_apart_by_their_order_within_a_test() =>
        Assert.Single(
            Observation
                .Of([Call("1"), Call("2")], [Call("1"), Call("2")], [Call("1"), Call("1")])
                .Different
        );

    [Fact]
    public void Calls_of_other_tests_are_never_taken_for_one_another()
    {
        IReadOnlyList<ObservedCall> baseline = [Call("1", test: "one"), Call("2", test: "other")];

        Same(baseline, baseline, [Call("2", test: "other"), Call("1", test: "one")]);
    }

    [Fact]
    public void Opaque_calls_may_come_in_another_order()
    {
        IReadOnlyList<ObservedCall> baseline =
        [
            Call("1", "<Order>", opaque: true),
            Call("2", "<Order>", opaque: true),
        ];

        Same(
            baseline,
            baseline,
            [Call("2", "<Order>", opaque: true), Call("1", "<Order>", opaque: true)]
        );
    }

    [Fact]
    public void Opaque_calls_that_together_come_to_something_else_are_a_difference()
    {
        IReadOnlyList<ObservedCall> baseline =
        [
            Call("1", "<Order>", opaque: true),
            Call("2", "<Order>", opaque: true),
        ];

        var seen = Observation.Of(
            baseline,
            baseline,
            [Call("2", "<Order>", opaque: true), Call("2", "<Order>", opaque: true)]
        );

        Assert.Equal(new DifferentCall("<Order>", "1", "2"), Assert.Single(seen.Different).Value);
    }

    [Fact]
    public void Opaque_calls_of_another_number_are_not_compared()
    {
        IReadOnlyList<ObservedCall> baseline =
        [
            Call("1", "<Order>", opaque: true),
            Call("2", "<Order>", opaque: true),
        ];

        var seen = Observation.Of(baseline, baseline, [Call("2", "<Order>", opaque: true)]);

        Assert.Empty(seen.Different);
        Assert.Equal(0, seen.Compared);
    }

    [Fact]
    public void Calls_that_only_one_side_makes_say_nothing() =>
        Assert.Equal(
            0,
            Observation.Of([Call("a", "1")], [Call("a", "1")], [Call("a", "2")]).Compared
        );

    [Fact]
    public void Calls_that_only_returned_do_not_count_as_compared()
    {
        IReadOnlyList<ObservedCall> calls = [Call("nothing", compared: false), Call("5", "2")];

        Assert.Equal(1, Observation.Of(calls, calls, calls).Compared);
    }

    private static void Same(
        IReadOnlyList<ObservedCall> baseline,
        IReadOnlyList<ObservedCall> again,
        IReadOnlyList<ObservedCall> candidate
    )
    {
        var seen = Observation.Of(baseline, again, candidate);

        Assert.Empty(seen.Different);
        Assert.Equal(baseline.Count, seen.Compared);
    }
}
