namespace PieBot.Core.Tests.Languages.CSharp.Observing;

public sealed class CallObserverTests
{
    private const string Source = """
        using System;
        using System.Collections.Generic;
        public enum Colour { Red, Green }
        public record Pair(string Left, int Right);
        public class A
        {
            public A(int x) { _x = x; }
            private int _x;
            public void Nothing() => _x++;
            public string Arrow(string text, double number) => text + number.ToString();
            public int Block(int[] values) { if (values.Length > 0) return values[0]; return -1; }
            public ref int Reference() => ref _x;
            public ReadOnlySpan<char> Span(string text) => text.AsSpan();
            public int Property => 7;
            public int this[int i] => i;
            public IEnumerable<int> Lazy() { yield return 1; }
            public int Throws(Colour colour) { if (colour == Colour.Green) throw new InvalidOperationException("no"); return 0; }
            public Pair Record(Pair pair) => pair with { Right = 9 };
            public HashSet<string> Set(bool other) => other ? ["a", "b"] : ["b", "a"];
            public int Nested(int depth) => depth == 0 ? 0 : 1 + Nested(depth - 1);
            public Func<int> Makes(int x) { return () => { return x; }; }
            public static T Same<T>(T value) { return value; }
            public bool Out(string text, out int number) => int.TryParse(text, out number);
        }
        """;

    [Fact]
    public void Notes_arguments_and_outcome_of_the_outermost_call()
    {
        var source = new ObservedSource(Source);
        var assembly = source.Assembly;
        source.Take();
        dynamic a = Activator.CreateInstance(assembly.GetType("A")!, 1)!;
        var green = Enum.Parse(assembly.GetType("Colour")!, "Green");

        Assert.Equal("\"x\", 0.1 → \"x0.1\"", Call(() => a.Arrow("x", 0.1)));
        Assert.Equal("[3, 4] → 3", Call(() => a.Block(new[] { 3, 4 })));
        Assert.Equal("[] → -1", Call(() => a.Block(Array.Empty<int>())));
        Assert.Equal(" → 7", Call(() => a.Property));
        Assert.Equal("2 → 2", Call(() => a[2]));
        Assert.Equal("3 → 3", Call(() => a.Nested(3)));
        Assert.Equal(
            "Green → throws System.InvalidOperationException: no",
            Call(() => Assert.Throws<InvalidOperationException>(() => a.Throws((dynamic)green)))
        );
        Assert.Equal(
            "Pair { Left = \"l\", Right = 1 } → Pair { Left = \"l\", Right = 9 }",
            Call(() =>
                a.Record((dynamic)Activator.CreateInstance(assembly.GetType("Pair")!, "l", 1)!)
            )
        );
        Assert.Equal("True → [\"a\", \"b\"]", Call(() => a.Set(true)));
        Assert.Equal("False → [\"a\", \"b\"]", Call(() => a.Set(false)));
        Assert.Equal("5 → nothing", Call(() => a.Makes(5)));
        // References and spans are passed over.
        Assert.Equal(14, source.Observed);

        string Call(Func<object?> call)
        {
            source.Take();
            call();
            var noted = Assert.Single(source.Take());
            return $"{noted[2]} → {noted[4]}";
        }
    }
}
