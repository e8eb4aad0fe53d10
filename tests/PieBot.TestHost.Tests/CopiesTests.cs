extern alias worker;

using worker::PieBot.TestHost.Exercises;

namespace PieBot.TestHost.Tests;

public sealed class CopiesTests
{
    [Fact]
    public void What_cannot_change_is_shared_and_all_else_is_another_object()
    {
        var price = new Price(3, "EUR");
        var line = new Line("tea", price);
        var open = new Open { Name = "tea" };
        var node = new Node(1, new Node(2, null));

        Assert.Same(line, One(line));
        Assert.Same(node, One(node));
        Assert.NotSame(open, One(open));
        // Another class may stand in the field.
        var holder = new Holder(new Derived { Count = 1 });
        var copy = (Holder)One(holder)!;
        Assert.NotSame(holder, copy);
        Assert.NotSame(holder.Held, copy.Held);
        Assert.NotSame(new Listed([1]).Items, ((Listed)One(new Listed([1]))!).Items);

        List<Line> lines = [line, line];
        var copied = Assert.IsType<List<Line>>(One(lines));
        Assert.NotSame(lines, copied);
        Assert.Equal(lines, copied, ReferenceEqualityComparer.Instance);
    }

    [Fact]
    public void A_record_with_a_field_of_another_leaves_both_as_they_are()
    {
        var (tea, coffee) = (new Line("tea", new(3, "EUR")), new Line("coffee", new(4, "USD")));

        var changed = Enumerable
            .Range(0, 20)
            .Select(seed => Records.Changed(tea, [coffee], new Random(seed)))
            .ToList();

        Assert.Contains(changed, one => !one.Equals(tea));
        Assert.Equal(new("tea", new(3, "EUR")), tea);
        Assert.Equal(new("coffee", new(4, "USD")), coffee);
        Assert.DoesNotContain(changed, one => ReferenceEquals(one, tea));
    }

    private static object? One(object value) => Copies.Of(value)![0];

    private readonly record struct Price(decimal Value, string Currency);

    private sealed record Line(string Name, Price Price);

    private sealed record Node(int Value, Node? Next);

    private sealed class Open
    {
        public string Name { get; set; } = "";
    }

    private class Base;

    private sealed class Derived : Base
    {
        public int Count { get; set; }
    }

    private sealed record Holder(Base Held);

    private sealed record Listed(List<int> Items);
}
