using Microsoft.CodeAnalysis.CSharp;

namespace PieBot.Core.Tests.Languages.CSharp.Observing;

/// <summary>What a call does beside returning a value: what it shares, calls back, writes, and leaves in static fields.</summary>
public sealed class ObservedEffectsTests
{
    private static readonly ObservedSource Source = new(Text);

    private const string Text = """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Text;
        using System.Threading.Tasks;
        public sealed class Fixed { public Fixed(int x) { X = x; } public int X { get; } private readonly int[] _items = new[] { 1 }; }
        public sealed class Bag { private readonly List<int> _items = new List<int>(); }
        public static class A
        {
            public static List<int> Copy(int n, List<int> items) { return new List<int>(items); }
            public static List<int> OtherCopy(int n, List<int> items) { return items.ToList(); }
            public static List<int> NoCopy(int n, List<int> items) { return items; }
            public static Task<List<int>> LaterCopy(List<int> items) { return Task.FromResult(items.ToList()); }
            public static Task<List<int>> LaterNoCopy(List<int> items) { return Task.FromResult(items); }
            public static async Task<List<int>> AsyncNoCopy(List<int> items) { return items; }
            public static bool Gives(List<int> items, out List<int> given) { given = items; return true; }
            public static object Same(object value) { return value; }
            public static void Each(List<int> items, Action<int> visit) { foreach (var item in items) visit(item); }
            public static void EachByIndex(List<int> items, Action<int> visit) { for (var i = 0; i < items.Count; i++) visit(items[i]); }
            public static void None(List<int> items, Action<int> visit) { }
            public static int Last(List<int> items, Func<int, bool> accept) { return items.Last(accept); }
            public static int LastOfAll(List<int> items, Func<int, bool> accept) { var last = 0; foreach (var item in items) if (accept(item)) last = item; return last; }
            public static void Write(TextWriter writer) { writer.Write("a"); writer.Write("b"); }
            public static void WriteAtOnce(TextWriter writer) { writer.Write("ab"); }
            public static void WriteLess(TextWriter writer) { writer.Write("a"); }
            public static void Bytes(Stream stream) { stream.WriteByte(1); stream.WriteByte(2); }
            public static void BytesAtOnce(Stream stream) { stream.Write(new byte[] { 1, 2 }, 0, 2); }
            public static void BytesRewound(Stream stream) { stream.Write(new byte[] { 1, 2 }, 0, 2); stream.Position = 0; }
            public static void Append(StringBuilder text) { text.Append('a'); }
        }
        """;

    [Fact]
    public void Tells_an_argument_that_is_returned_from_a_copy_of_it()
    {
        var copied = Outcome("Copy", 1, new List<int> { 3 });

        Assert.Equal("[3] compared", copied);
        Assert.Equal(copied, Outcome("OtherCopy", 1, new List<int> { 3 }));
        Assert.Equal("argument 2 itself: [3] compared", Outcome("NoCopy", 1, new List<int> { 3 }));
        Assert.Equal("[3] compared lazy", Outcome("LaterCopy", new List<int> { 3 }));
        Assert.Equal(
            "argument 1 itself: [3] compared lazy",
            Outcome("LaterNoCopy", new List<int> { 3 })
        );
        Assert.Equal(
            "argument 1 itself: [3] compared",
            Outcome("AsyncNoCopy", new List<int> { 3 })
        );
        Assert.Equal(
            "True, out argument 1 itself: [3] compared",
            Outcome("Gives", new List<int> { 3 }, null)
        );
    }

    [Fact]
    public void Whether_what_nobody_can_change_is_a_copy_does_not_matter()
    {
        Assert.Equal("\"x\" compared", Outcome("Same", "x"));
        Assert.Equal("1.2 compared", Outcome("Same", new Version(1, 2)));
        Assert.Equal("(1, 2) compared", Outcome("Same", Tuple.Create(1, 2)));
        Assert.Equal("[] compared", Outcome("Same", Array.Empty<int>()));
        Assert.Equal("Fixed { X = 4 } compared", Outcome("Same", Made("Fixed", 4)));
        Assert.Equal("argument 1 itself: <Bag>", Outcome("Same", Made("Bag")));
    }

    [Fact]
    public void Tells_what_calling_back_changes()
    {
        var seen = new List<int>();
        Assert.Equal(
            "arguments become ([1, 2], callback on [1, 2]) compared",
            Each("Each", seen.Add)
        );
        seen.Clear();
        Assert.Equal(
            "arguments become ([1, 2], callback on [1, 2]) compared",
            Each("EachByIndex", seen.Add)
        );
        Assert.Equal("nothing", Each("None", seen.Add));

        var sum = 0;
        var told = Each("Each", x => sum += x);
        Assert.Equal("arguments become ([1, 2], callback on new { sum = 3 }) compared", told);
        sum = 0;
        Assert.Equal(told, Each("EachByIndex", x => sum += x));
        Assert.Equal("nothing", Each("None", x => sum += x));

        static string Each(string method, Action<int> visit) =>
            Outcome(method, new List<int> { 1, 2 }, visit);
    }

    [Fact]
    public void How_often_a_callback_without_state_is_called_does_not_matter()
    {
        var least = 1;
        List<Func<int, bool>> predicates = [x => x > 1, x => x > least, int.IsPositive];
        foreach (var accept in predicates)
        {
            Assert.Equal("3 compared", Outcome("Last", new List<int> { 1, 2, 3 }, accept));
            Assert.Equal("3 compared", Outcome("LastOfAll", new List<int> { 1, 2, 3 }, accept));
        }
    }

    [Fact]
    public void Calls_are_the_same_calls_whatever_a_callback_holds()
    {
        Assert.Equal(Key(new List<int>().Add), Key(new List<int> { 7 }.Add));
        Assert.Equal(Key(new List<int>().Add), Key(_ => { }));

        static string Key(Action<int> visit)
        {
            Source.Take();
            Source.Assembly.GetType("A")!.GetMethod("None")!.Invoke(null, [new List<int>(), visit]);
            return Assert.Single(Source.Take())[1];
        }
    }

    [Fact]
    public void Tells_what_is_written()
    {
        using var one = new StringWriter();
        using var two = new StringWriter();
        using var three = new StringWriter();
        var written = Outcome("Write", one);
        Assert.Equal("arguments become (\"ab\") compared", written);
        Assert.Equal(written, Outcome("WriteAtOnce", two));
        Assert.Equal("arguments become (\"a\") compared", Outcome("WriteLess", three));

        var bytes = Outcome("Bytes", new MemoryStream());
        Assert.Equal("arguments become ([1, 2] at 2) compared", bytes);
        Assert.Equal(bytes, Outcome("BytesAtOnce", new MemoryStream()));
        Assert.NotEqual(bytes, Outcome("BytesRewound", new MemoryStream()));
        Assert.Equal(
            "arguments become (\"a\") compared",
            Outcome("Append", new System.Text.StringBuilder())
        );
    }

    [Theory]
    [InlineData(LanguageVersion.Latest)]
    [InlineData(LanguageVersion.CSharp7_3)]
    public void Tells_what_a_static_member_leaves_in_static_fields(LanguageVersion version)
    {
        var source = new ObservedSource(
            """
            using System.Collections.Generic;
            public static class A
            {
                public static readonly List<int> Log = new List<int>();
                public static int Count { get; private set; }
                public static int Computed { get { throw new System.InvalidOperationException(); } }
                public static readonly string Name = "n";
                public static readonly int[] Table = new int[5000];
                public const int Limit = 5;
                private static int s_cache;
                public static void Add(int x) { Log.Add(x); Count++; }
                public static void AddOtherwise(int x) { Count += 1; Log.Insert(Log.Count, x); }
                public static void AddNot(int x) { Count++; }
                public static int Caches(int x) { s_cache++; return x + Log.Count; }
            }
            """,
            version
        );
        // The first to touch the type, and so to run its initializers.
        Assert.StartsWith(
            "static fields become A { Count = 1; Log = [1]; Table = ",
            source.Call("Add", _ => { }, 1),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "{ Count = 2; Log = [1, 1]; ",
            source.Call("Add", _ => { }, 1),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "{ Count = 3; Log = [1, 1, 1]; ",
            source.Call("AddOtherwise", _ => { }, 1),
            StringComparison.Ordinal
        );
        var dropped = source.Call("AddNot", _ => { }, 1);
        Assert.StartsWith(
            "static fields become A { Count = 4; Log = [1, 1, 1]; ",
            dropped,
            StringComparison.Ordinal
        );
        Assert.EndsWith(" compared", dropped, StringComparison.Ordinal);
        Assert.Equal("4 compared", source.Call("Caches", _ => { }, 1));
    }

    [Fact]
    public void Tells_a_finished_list_from_a_query_that_reads_its_source_each_time()
    {
        var source = new ObservedSource(
            """
            using System.Collections.Generic;
            using System.Linq;
            public static class A
            {
                public static IEnumerable<int> List(List<int> items) { return items.Where(x => x > 1).ToList(); }
                public static IEnumerable<int> Array(List<int> items) { return items.Where(x => x > 1).ToArray(); }
                public static IEnumerable<int> Query(List<int> items) { return items.Where(x => x > 1); }
            }
            """
        );

        Assert.Equal(("1", "1", "2"), (Kind("List"), Kind("Array"), Kind("Query")));

        string Kind(string method)
        {
            source.Take();
            var given = source
                .Assembly.GetType("A")!
                .GetMethod(method)!
                .Invoke(null, [new List<int> { 1, 2, 3 }])!;
            Assert.Equal([2, 3], (IEnumerable<int>)given);
            return Assert.Single(source.Take())[7];
        }
    }

    [Fact]
    public void Tells_what_collaborators_store_and_handlers_do_but_not_what_the_class_keeps_for_itself()
    {
        var source = new ObservedSource(
            """
            using System;
            using System.Collections.Generic;
            public sealed class Store { private readonly List<int> _saved = new List<int>(); private int _total; public double Sum; public void Save(int x) { _saved.Add(x); _total += x; Sum += x; } }
            public sealed class Shop
            {
                private readonly Store _store = new Store();
                private int[] _cache;
                private int _sales;
                public event Action<int> Sold;
                public int Sell(int x) { _store.Save(x); if (Sold != null) Sold(x); return x; }
                public int SellWithCache(int x) { _cache = new int[3]; _sales++; _store.Save(x); if (Sold != null) Sold(x); return x; }
                public int Forget(int x) { if (Sold != null) Sold(x); return x; }
                public int Hush(int x) { _store.Save(x); return x; }
            }
            public static class A
            {
                public static int Given(Store store) { store.Save(4); return 1; }
                public static int GivenNot(Store store) { return 1; }
            }
            """
        );

        var sold = Sell("Sell");
        Assert.Contains("what it works with becomes", sold, StringComparison.Ordinal);
        Assert.Equal(sold, Sell("SellWithCache"));
        Assert.NotEqual(sold, Sell("Forget"));
        Assert.NotEqual(sold, Sell("Hush"));
        Assert.NotEqual(Sell("Forget"), Sell("Hush"));
        Assert.Equal(
            "1, arguments become (Store { Sum = 4 }), what it works with becomes Sum = 4; _saved = [4]; _total = 4 compared",
            source.Call("Given", _ => { }, New("Store"))
        );
        Assert.Equal("1 compared", source.Call("GivenNot", _ => { }, New("Store")));

        object New(string type) => Activator.CreateInstance(source.Assembly.GetType(type)!)!;

        string Sell(string method)
        {
            var shop = New("Shop");
            var seen = new List<int>();
            shop.GetType().GetEvent("Sold")!.AddEventHandler(shop, (Action<int>)(x => seen.Add(x)));
            source.Take();
            shop.GetType().GetMethod(method)!.Invoke(shop, [7]);
            return Assert.Single(source.Take())[4];
        }
    }

    [Fact]
    public void Tells_what_changes_in_static_fields_of_other_classes()
    {
        var source = new ObservedSource(
            """
            using System.Collections.Generic;
            public static class Plain { public static int Count; public static int Kept = 3; }
            public static class Log { public static readonly List<string> Lines = new List<string>(); }
            public static class A
            {
                public static int Add(int x) { Plain.Count++; Log.Lines.Add("a"); return x; }
                public static int AddNot(int x) { return x; }
                public static int Forget(int x) { Log.Lines.Add("a"); return x; }
            }
            """
        );

        source.Call("Add", _ => { }, 1);
        Assert.Equal(
            "1, static fields become Log { Lines = [\"a\", \"a\"]; }, Plain { Count = 2; Kept = 3; } compared",
            source.Call("Add", _ => { }, 1)
        );
        Assert.Equal("1 compared", source.Call("AddNot", _ => { }, 1));
        Assert.Equal(
            "1, static fields become Log { Lines = [\"a\", \"a\", \"a\"]; } compared",
            source.Call("Forget", _ => { }, 1)
        );
    }

    [Fact]
    public void Does_not_run_the_initializers_of_a_type()
    {
        var source = new ObservedSource(
            """
            public static class A
            {
                public static int Runs = Log.Add();
                private static int s_more = 1;
                public static int Pure(int x) { return x + Log.Added; }
                public static int Touch(int x) { return s_more; }
                public static int Sets(int x) { return Runs = x; }
            }
            public static class Log { public static int Added; public static int Add() { return ++Added; } }
            """
        );

        // The number of runs.
        Assert.Equal("5 compared", source.Call("Pure", _ => { }, 5));
        Assert.Equal("1 compared", source.Call("Touch", _ => { }, 1));
        Assert.Equal("6 compared", source.Call("Pure", _ => { }, 5));
        Assert.Equal(
            "7, static fields become A { Runs = 7; } compared",
            source.Call("Sets", _ => { }, 7)
        );
    }

    [Fact]
    public void Compiles_in_generic_nested_and_partial_types() =>
        Assert.Equal(
            5,
            new ObservedSource(
                """
                public partial struct A<T>
                {
                    public static int Count = 1;
                    public static int Pure(int x) { return x + 1; }
                    public partial class Inner<U> { public static U Held { get; set; } = default(U); public static int Pure(int x) => x; }
                    public record Plain { public static int Held; public static int Pure(int x) { return x; } }
                }
                public partial struct A<T> { public static int More = 2; public static int Other(int x) { return x + 1; } public static System.Collections.Generic.IEnumerable<int> All() { yield return 1; }}
                """
            ).Observed
        );

    private static object Made(string type, params object[] arguments) =>
        Activator.CreateInstance(Source.Assembly.GetType(type)!, arguments)!;

    private static string Outcome(string method, params object?[] arguments) =>
        Source.Call(method, _ => { }, arguments);
}
