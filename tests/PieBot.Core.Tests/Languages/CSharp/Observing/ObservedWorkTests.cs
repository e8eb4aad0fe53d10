using Microsoft.CodeAnalysis.CSharp;

namespace PieBot.Core.Tests.Languages.CSharp.Observing;

/// <summary>What members hand out to be worked out later, and what they change.</summary>
public sealed class ObservedWorkTests
{
    private static readonly ObservedSource Source = new(
        """
        using System;
        using System.Collections;
        using System.Collections.Generic;
        using System.Linq;
        using System.Linq.Expressions;
        using System.Threading;
        using System.Threading.Tasks;
        using System.Runtime.CompilerServices;
        public delegate Reply Parser(string text, int at);
        public sealed class Reply { public Reply(string value, int at) { Value = value; At = at; } public string Value { get; } public int At { get; } private int _cache = 5; }
        public class Node { public string Name { get; set; } public Node Next { get; set; } }
        public class Hidden { private Func<int> _f = () => 1; }
        public class Composed { private readonly Hidden _left = new Hidden(); private readonly int[] _none = null; }
        public class Data { private readonly int[] _data = new[] { 1, 2 }; }
        public static class A
        {
            public static Parser Item() { return (text, at) => new Reply(text.Substring(at, 1), at + 1); }
            public static Func<int, Func<int, int>> Curried() => x => y => x * 10 + y;
            public static Action<List<int>> Fills() => list => list.Add(7);
            public static Func<int> Throws() => () => throw new InvalidOperationException("no");
            public static (Func<int, int>, int) Pair() => (x => x + 1, 3);
            public static Lazy<int> Late(int x) => new Lazy<int>(() => x * 2);
            public static IEnumerable<int> Iterator(int n) { while (n > 0) yield return n--; }
            public static IEnumerable<int> Chain(IEnumerable<int> items) => items.Where(x => x > 1);
            public static IEnumerable<int> Eager() => new[] { 3, 2, 1 };
            public static IOrderedEnumerable<string> Ordered() => new[] { "b", "a", "cc" }.OrderBy(x => x.Length);
            public static IEnumerator<int> Walks() { yield return 1; }
            public static IEnumerable Plain() { yield return "x"; }
            public static IEnumerable<int> Fails() { yield return 1; throw new InvalidOperationException("no"); }
            public static IEnumerable<T> Generic<T>(params T[] items) where T : struct { foreach (var item in items) yield return item; }
            public static IEnumerable<int> Property { get { yield return 5; } }
            public static async Task<string> Async(int x) { await Task.Yield(); return "a" + x; }
            public static Task<string> Handed(int x) => Inner(x);
            private static async Task<string> Inner(int x) { await Task.Delay(1); return "a" + x; }
            public static async Task<string> Fault() { await Task.Yield(); throw new ArgumentException("no"); }
            public static async ValueTask<int> Value() { await Task.Yield(); return 4; }
            public static ValueTask<int> ValueNow() => new ValueTask<int>(4);
            public static async Task<IEnumerable<int>> Within() { await Task.Yield(); return new[] { 1, 2 }.Select(x => x * 2); }
            public static Task<IEnumerable<int>> WithinHanded() => Task.FromResult(new[] { 1, 2 }.Select(x => x * 2));
            public static async IAsyncEnumerable<int> Stream([EnumeratorCancellation] CancellationToken token) { yield return 1; await Task.Yield(); token.ThrowIfCancellationRequested(); yield return 2; }
            public static Expression<Func<int, int>> Tree() => x => x + 1;
            public static IQueryable<int> Query() => new[] { 1, 2 }.AsQueryable().Where(x => x > 1);
            public static object Disguised() => new[] { 1, 2 }.Select(x => x);
            public static object Holds() => new Hidden();
            public static object Built() => new Composed();
            public static object Eagerly() => new Data();
            public static Node Cycle() { var node = new Node { Name = "n" }; node.Next = node; return node; }
            public static object Anonymous() => new { Left = 1, Right = new[] { 2.5 } };
            public static void Fill(List<int> list, int n) { for (var i = 0; i < n; i++) list.Add(i); }
            public static void Nothing(List<int> list) { }
            public static void Rename(Node node) { node.Name = "new"; }
            public static void Outs(out int number, ref string text) { if (text == "x") { number = 1; return; } number = 2; text = "y"; }
            public static bool Try(string text, out int number) => int.TryParse(text, out number);
            public static List<int> Threads() { var list = new List<int>(); Task.Run(() => list.AddRange(Called())).Wait(); return list; }
            public static int[] Called() => new[] { 1 };
        }
        public class Counter { public int Count { get; private set; } public void Up() { Count++; } public string Name { get => "n"; set { Count += value.Length; } } public Counter() { Count = 3; } public Counter Same() => this; }
        public struct Point { private int _x; public Point(int x) { _x = x; } public IEnumerable<int> All() { yield return _x; } public void Move() { _x++; } }
        """
    );

    [Fact]
    public void Tells_the_calls_of_a_returned_delegate_and_what_they_return() =>
        Assert.Equal(
            "(\"abc\", 1) gives Reply { At = 2, Value = \"b\" } compared lazy",
            Source.Call("Item", parser => Assert.Equal("b", parser("abc", 1).Value))
        );

    [Fact]
    public void Tells_delegates_that_delegates_return() =>
        Assert.Equal(
            "(4) gives ; (2) gives 42 compared lazy",
            Source.Call("Curried", made => Assert.Equal(42, made(4)(2)))
        );

    [Fact]
    public void Tells_what_a_returned_delegate_changes() =>
        Assert.Equal(
            "([]) gives nothing, arguments become ([7]) compared lazy",
            Source.Call("Fills", made => made(new List<int>()))
        );

    [Fact]
    public void Tells_what_a_returned_delegate_throws() =>
        Assert.Equal(
            "() gives throws System.InvalidOperationException: no compared lazy",
            Source.Call(
                "Throws",
                made =>
                    Assert.Throws<InvalidOperationException>(() =>
                    {
                        made();
                    })
            )
        );

    [Fact]
    public void A_delegate_that_nobody_calls_is_nothing_to_compare() =>
        Assert.Equal("nothing lazy", Source.Call("Item", _ => { }));

    [Fact]
    public void Looks_into_tuples() =>
        Assert.Equal(
            "(, 3); (1) gives 2 compared lazy",
            Source.Call("Pair", pair => Assert.Equal(2, pair.Item1(1)))
        );

    [Fact]
    public void Tells_a_lazy_value_when_it_is_asked_for() =>
        Assert.Equal(
            "8 compared lazy",
            Source.Call("Late", late => Assert.Equal(8, late.Value), 4)
        );

    [Fact]
    public void Tells_the_items_of_sequences_as_they_are_pulled()
    {
        Assert.Equal("3; 2; 1; end compared lazy", All("Iterator", 3));
        Assert.Equal("3; 2; 1; end compared lazy", All("Eager"));
        Assert.Equal("2; 3; end compared lazy", All("Chain", new[] { 1, 2, 3 }));
        Assert.Equal("\"b\"; \"a\"; \"cc\"; end compared lazy", All("Ordered"));
        Assert.Equal("\"x\"; end compared lazy", All("Plain"));
        Assert.Equal("4; end compared lazy", All("Generic", 4));
        Assert.Equal(
            "3 compared lazy",
            Source.Call("Iterator", items => Enumerable.First<int>(items), 3)
        );
        Assert.Equal(
            "1 compared lazy",
            Source.Call("Walks", walk => Assert.True(((IEnumerator<int>)walk).MoveNext()))
        );
        Assert.Equal(
            "1; throws System.InvalidOperationException: no compared lazy",
            Source.Call(
                "Fails",
                items =>
                    Assert.Throws<InvalidOperationException>(() => Enumerable.Count<int>(items))
            )
        );
    }

    [Fact]
    public void An_iterator_starts_anew_each_time_it_is_walked() =>
        Assert.Equal(
            "1; end; 1; end compared lazy",
            Source.Call(
                "Iterator",
                items =>
                {
                    Assert.Equal(1, Enumerable.Count<int>(items));
                    Assert.Equal(1, Enumerable.Count<int>(items));
                },
                1
            )
        );

    [Fact]
    public void A_task_is_told_alike_whoever_awaits()
    {
        Assert.Equal("\"a1\" compared", Wait("Async", 1));
        Assert.Equal("\"a1\" compared lazy", Wait("Handed", 1));
        Assert.Equal("throws System.ArgumentException: no compared", Wait("Fault"));
        Assert.Equal("4 compared", Wait("Value"));
        Assert.Equal("4 compared lazy", Wait("ValueNow"));
        Assert.Equal(Hash("Async", 1), Hash("Handed", 1));
        Assert.Equal(Hash("Within"), Hash("WithinHanded"));

        static string Wait(string method, params object?[] arguments) =>
            Source.Call(method, task => Waited((object)task), arguments);

        static string Hash(string method, params object?[] arguments)
        {
            Source.Call(method, task => Waited((object)task), arguments);
            Source.Take();
            var made = Source.Assembly.GetType("A")!.GetMethod(method)!.Invoke(null, arguments)!;
            Waited(made);
            return Assert.Single(Source.Take())[3];
        }

        static void Waited(object made)
        {
            var task = made as Task ?? (Task)((dynamic)made).AsTask();
            try
            {
                task.GetAwaiter().GetResult();
            }
            catch (ArgumentException)
            {
                return;
            }

            if (task is Task<IEnumerable<int>> items)
            {
                Assert.Equal([2, 4], items.Result);
            }
        }
    }

    [Fact]
    public async Task Tells_the_items_of_an_asynchronous_stream()
    {
        Source.Take();
        var stream =
            (IAsyncEnumerable<int>)
                Source
                    .Assembly.GetType("A")!
                    .GetMethod("Stream")!
                    .Invoke(null, [CancellationToken.None])!;
        await foreach (var item in stream.WithCancellation(TestContext.Current.CancellationToken))
        {
            Assert.InRange(item, 1, 2);
        }

        Assert.Equal("1; 2; end", Assert.Single(Source.Take())[4]);
    }

    [Theory]
    [InlineData("Tree")]
    [InlineData("Query")]
    [InlineData("Disguised")]
    [InlineData("Holds")]
    [InlineData("Built")]
    public void What_cannot_be_wrapped_is_nothing_to_compare_and_work_for_later(string method)
    {
        var noted = Source.Call(method, _ => { });
        Assert.DoesNotContain("compared", noted, StringComparison.Ordinal);
        Assert.EndsWith(" lazy", noted, StringComparison.Ordinal);
    }

    [Fact]
    public void An_object_full_of_data_is_not_lazy() =>
        Assert.Equal("<Data>", Source.Call("Eagerly", _ => { }));

    [Fact]
    public void Objects_count_by_what_is_public_and_stored()
    {
        Assert.Equal(
            "Node { Name = \"n\", Next = <cycle> } compared",
            Source.Call("Cycle", _ => { })
        );
        Assert.Equal(
            "new { Left = 1, Right = [2.5] } compared",
            Source.Call("Anonymous", _ => { })
        );
    }

    [Fact]
    public void Tells_what_a_call_changes()
    {
        Assert.Equal(
            "arguments become ([0, 1], _) compared",
            Source.Call("Fill", _ => { }, new List<int>(), 2)
        );
        Assert.Equal("nothing", Source.Call("Nothing", _ => { }, new List<int>()));
        dynamic node = Activator.CreateInstance(Source.Assembly.GetType("Node")!)!;
        Assert.Equal(
            "arguments become (Node { Name = \"new\", Next = null }) compared",
            Source.Call("Rename", _ => { }, (object)node)
        );
        Assert.Equal("out 1, \"x\" compared", Source.Call("Outs", _ => { }, 0, "x"));
        Assert.Equal("out 2, \"y\" compared", Source.Call("Outs", _ => { }, 0, "z"));
        Assert.Equal("True, out 12 compared", Source.Call("Try", _ => { }, "12", 0));
    }

    [Fact]
    public void Tells_what_becomes_of_the_object_that_is_called()
    {
        Source.Take();
        dynamic counter = Activator.CreateInstance(Source.Assembly.GetType("Counter")!)!;
        counter.Up();
        counter.Name = "ab";
        counter.Same();
        dynamic point = Activator.CreateInstance(Source.Assembly.GetType("Point")!, 1)!;
        foreach (var x in point.All())
        {
            Assert.Equal(1, x);
        }

        Assert.Equal(
            [
                "this becomes Counter { Count = 3 }",
                "this becomes Counter { Count = 4 }",
                "this becomes Counter { Count = 6 }",
                "this itself: Counter { Count = 6 }",
                "1; end",
            ],
            Source.Take().Select(call => call[4])
        );
    }

    [Fact]
    public void What_is_called_on_another_thread_belongs_to_the_call_that_started_it() =>
        Assert.Equal("[1] compared", Source.Call("Threads", _ => { }));

    [Fact]
    public void Compiles_as_old_a_language_as_there_is()
    {
        var source = new ObservedSource(
            """
            using System.Collections.Generic;
            public static class A
            {
                public static IEnumerable<int> Iterator(int n) { while (n > 0) yield return n--; }
                public static void Fill(List<int> list, out int number) { number = 1; list.Add(2); }
            }
            """,
            LanguageVersion.CSharp7_3
        );

        Assert.Equal(
            "2; 1; end compared lazy",
            source.Call("Iterator", items => Enumerable.Count<int>(items), 2)
        );
        Assert.Equal(
            "out 1, arguments become ([2]) compared",
            source.Call("Fill", _ => { }, new List<int>(), 0)
        );
    }

    private static string All(string method, params object?[] arguments) =>
        Source.Call(
            method,
            items =>
            {
                foreach (var item in (System.Collections.IEnumerable)items)
                {
                    Assert.NotNull(item);
                }
            },
            method == "Generic" ? [new[] { 4 }] : arguments
        );
}
