namespace PieBot.Core.Tests.Languages.CSharp.Observing;

/// <summary>Wrong edits that were once called faster: what they change is not in a plain result.</summary>
public sealed class ObservedDetailsTests
{
    [Theory]
    [InlineData("Max", "Skip", "a property that hands on a private field")]
    [InlineData("All", "Own", "a copy of what the object keeps")]
    [InlineData("Deep", "Shallow", "a copy of a list is not one of the same lists")]
    [InlineData("Logged", "Unlogged", "what another class writes down for itself")]
    [InlineData("IgnoresCase", "HeedsCase", "a dictionary's comparer")]
    [InlineData("FirstSeen", "Sorted", "the order of an ordered dictionary")]
    [InlineData("Queued", "OtherQueued", "the priorities of a queue")]
    [InlineData("Shown", "OtherShown", "memory by what is in it")]
    [InlineData("Printed", "OtherPrinted", "what is printed")]
    [InlineData("Line3", "Line4", "the message of an error of its own")]
    [InlineData("Position3", "Position4", "the fields of an error of its own")]
    [InlineData("Cleared", "Uncleared", "what a span shows when the call is over")]
    [InlineData("Filled", "Cut", "a file that it was told to write")]
    [InlineData("Long", "OtherLong", "what comes late in a long row")]
    [InlineData("Stamped", "OtherStamped", "the rest of what holds a random number and the time")]
    public void Two_that_differ_in_it_are_told_apart(string one, string other, string what)
    {
        var outcome = Outcome(one);

        Assert.True(outcome != Outcome(other), $"{what}: {outcome}");
        Assert.EndsWith(" compared", outcome, StringComparison.Ordinal);
        // Also in another run.
        Assert.Equal(outcome, Outcome(one));
    }

    [Theory]
    [InlineData("Max", "MaxOtherwise")]
    [InlineData("All", "AllOtherwise")]
    [InlineData("Printed", "PrintedAtOnce")]
    [InlineData("Cleared", "ClearedBySlices")]
    [InlineData("IgnoresCase", "IgnoresCaseOtherwise")]
    public void Another_way_to_the_same_is_the_same(string one, string other) =>
        Assert.Equal(Outcome(one), Outcome(other));

    [Fact]
    public void Items_of_a_walk_that_are_one_object_are_told()
    {
        Assert.Contains(
            "which is the object before it",
            Walked("Reused"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("before it", Walked("Fresh"), StringComparison.Ordinal);

        static string Walked(string method) =>
            Source().Call(method, given => Assert.Equal(2, ((IEnumerable<int[]>)given!).Count()));
    }

    /// <summary>An array that is kept and handed out again is not a new one with the same numbers.</summary>
    [Theory]
    [InlineData("New", "New", true)]
    [InlineData("New", "Kept", false)]
    [InlineData("New", "KeptList", false)]
    [InlineData("New", "Otherwise", true)]
    [InlineData("NewEmpty", "Empty", true)]
    [InlineData("NewText", "KeptText", true)]
    public void What_a_later_call_gives_again_is_told(string one, string other, bool isSame)
    {
        Assert.Equal(isSame, Twice(one) == Twice(other));

        static string Twice(string name)
        {
            var source = new ObservedSource(
                """
                using System;
                using System.Collections.Generic;
                using System.Linq;
                public static class A
                {
                    private static readonly int[] s_kept = new int[] { 1, 2 };
                    private static readonly List<int> s_list = new List<int> { 1, 2 };
                    private static readonly string s_text = new string('a', 3);
                    public static IReadOnlyList<int> New(int n) { return new[] { n, 2 }; }
                    public static IReadOnlyList<int> Otherwise(int n) { return Enumerable.Range(n, 2).ToArray(); }
                    public static IReadOnlyList<int> Kept(int n) { return s_kept; }
                    public static IReadOnlyList<int> KeptList(int n) { return s_list; }
                    public static int[] NewEmpty(int n) { return new int[0]; }
                    public static int[] Empty(int n) { return Array.Empty<int>(); }
                    public static string NewText(int n) { return new string('a', 3); }
                    public static string KeptText(int n) { return s_text; }
                }
                """
            );
            var method = source.Assembly.GetType("A")!.GetMethod(name)!;
            method.Invoke(null, [1]);
            method.Invoke(null, [1]);
            return string.Join('\n', source.Take().Select(call => $"{call[4]} {call[5]}"));
        }
    }

    [Fact]
    public void A_field_that_only_one_side_declares_is_compared_with_nothing()
    {
        Assert.Equal(Noted(""), Noted("public int Early = 1; public int Zero = 2;"));

        static string Noted(string fields)
        {
            var source = new ObservedSource(
                $$"""
                public sealed class Kept { {{fields}} public int Value; public int Set(int n) { return Value = n; } }
                public static class A { public static void Run() { new Kept().Set(4); } }
                """,
                only: ["Kept"],
                apart: ["Early", "Zero"]
            );
            source.Assembly.GetType("A")!.GetMethod("Run")!.Invoke(null, null);
            return string.Join(' ', Assert.Single(source.Take()));
        }
    }

    /// <summary>Of an object of a derived class too, where the edit is in its base; and a second collection of what is handed out hides nothing.</summary>
    [Fact]
    public void A_cache_in_a_base_class_is_compared_with_nothing()
    {
        Assert.Equal(
            Noted("", "var all = Values.ToList(); all.Sort(); return all[0];"),
            Noted(
                "private List<int>? _sorted; private readonly Dictionary<int, Box> _byId = new();",
                "if (_sorted == null) { _sorted = Values.ToList(); _sorted.Sort(); } return _sorted[0];"
            )
        );

        static string Noted(string fields, string least)
        {
            var keeps = fields.Length == 0 ? "" : "_byId[n] = box; ";
            var source = new ObservedSource(
                $$"""
                using System.Collections.Generic;
                using System.Linq;
                public sealed class Box { public int Id; }
                public abstract class Series
                {
                    {{fields}}
                    protected readonly List<int> Values = new();
                    private readonly List<Box> _boxes = new();
                    public Box Add(int n) { var box = new Box { Id = n }; Values.Add(n); _boxes.Add(box); {{keeps}}return box; }
                    public int Least() { {{least}} }
                }
                public sealed class Numbers : Series { }
                public static class A { public static void Run() { var all = new Numbers(); for (var i = 400; i > 0; i--) all.Add(i); all.Least(); } }
                """,
                only: ["Series"],
                apart: ["_byId", "_sorted"]
            );
            source.Assembly.GetType("A")!.GetMethod("Run")!.Invoke(null, null);
            return string.Join('\n', source.Take().Select(call => string.Join(' ', call)));
        }
    }

    /// <summary>The first 500 calls of a test are compared one by one, the others as a whole.</summary>
    [Fact]
    public void Calls_beyond_the_first_are_compared_as_a_whole()
    {
        var source = new ObservedSource(
            """
            public static class A
            {
                public static int Right(int n) { return n; }
                public static int Wrong(int n) { return n > 600 ? 0 : n; }
            }
            """
        );

        var right = Rest("Right", Enumerable.Range(0, 700));
        Assert.Equal(
            right,
            Rest("Right", Enumerable.Range(0, 500).Concat(Enumerable.Range(500, 200).Reverse()))
        );
        Assert.NotEqual(right, Rest("Wrong", Enumerable.Range(0, 700)));

        string Rest(string method, IEnumerable<int> arguments)
        {
            source.Take();
            foreach (var argument in arguments)
            {
                source.Assembly.GetType("A")!.GetMethod(method)!.Invoke(null, [argument]);
            }

            var taken = source.Take();
            Assert.Equal(501, taken.Count);
            Assert.StartsWith("200 results", taken[^1][4], StringComparison.Ordinal);
            Assert.Equal("0", taken[^1][5]);
            return taken[^1][3];
        }
    }

    // A source of its own each: what one leaves in static fields is not the other's. By the whole of what was noted.
    private static string Outcome(string method)
    {
        var source = Source();
        source.Assembly.GetType("A")!.GetMethod(method)!.Invoke(null, null);
        var call = Assert.Single(source.Take());
        return $"{call[4]} {call[3]}{(call[5] == "1" ? " compared" : "")}";
    }

    private static ObservedSource Source() => new(Text, only: ["B", "Keeper"]);

    private const string Text = """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        public sealed class Most { private int _max = 1; public int Max => _max; public void Set(int n) { _max = n; } }
        public static class Log { private static readonly List<string> s_lines = new List<string>(); public static void Add(string line) { s_lines.Add(line); } }
        public sealed class PlaceError : Exception { public PlaceError(int place) : base("no") { Place = place; } public int Place { get; } }
        public sealed class Order { public Guid Id { get; set; } public string Name { get; set; } public DateTime At { get; set; } public int Total { get; set; } }
        public sealed class Keeper
        {
            private readonly List<int> _items = new List<int> { 1 };
            public List<int> All() { return new List<int>(_items); }
            public List<int> AllOtherwise() { return _items.ToList(); }
            public List<int> Own() { return _items; }
        }
        public static class A
        {
            public static void Max() { B.Set(new Most(), 7); }
            public static void MaxOtherwise() { B.Set(new Most(), 3 + 4); }
            public static void Skip() { B.Set(new Most(), 5); }
            public static void All() { new Keeper().All(); }
            public static void AllOtherwise() { new Keeper().AllOtherwise(); }
            public static void Own() { new Keeper().Own(); }
            public static void Deep() { B.CopyOf(new List<List<int>> { new List<int> { 1 } }, one => new List<int>(one)); }
            public static void Shallow() { B.CopyOf(new List<List<int>> { new List<int> { 1 } }, one => one); }
            public static void Logged() { B.Logged(); }
            public static void Unlogged() { B.Unlogged(); }
            public static void IgnoresCase() { B.Table(StringComparer.OrdinalIgnoreCase); }
            public static void IgnoresCaseOtherwise() { B.TableOtherwise(StringComparer.OrdinalIgnoreCase); }
            public static void HeedsCase() { B.Table(StringComparer.Ordinal); }
            public static void FirstSeen() { B.Order("b", "a"); }
            public static void Sorted() { B.Order("a", "b"); }
            public static void Queued() { B.Queue(2, 1); }
            public static void OtherQueued() { B.Queue(1, 2); }
            public static void Shown() { B.Memory(2); }
            public static void OtherShown() { B.Memory(3); }
            public static void Printed() { B.Print(0); }
            public static void PrintedAtOnce() { B.Print(1); }
            public static void OtherPrinted() { B.Print(2); }
            public static void Line3() { Try(() => B.Throw(3)); }
            public static void Line4() { Try(() => B.Throw(4)); }
            public static void Position3() { Try(() => B.ThrowOwn(3)); }
            public static void Position4() { Try(() => B.ThrowOwn(4)); }
            private static void Try(Action act) { try { act(); } catch (Exception) { } }
            public static void Cleared() { B.Compact(new[] { 1, 0, 2 }, 0); }
            public static void ClearedBySlices() { B.Compact(new[] { 1, 0, 2 }, 1); }
            public static void Uncleared() { B.Compact(new[] { 1, 0, 2 }, 2); }
            public static void Filled() { var path = Path.GetTempFileName(); try { B.Fill(path, "ab"); } finally { File.Delete(path); } }
            public static void Cut() { var path = Path.GetTempFileName(); try { B.Fill(path, "a"); } finally { File.Delete(path); } }
            public static void Long() { B.Row(-1); }
            public static void OtherLong() { B.Row(11000); }
            public static void Stamped() { B.Stamp(5); }
            public static void OtherStamped() { B.Stamp(6); }
            public static IEnumerable<int[]> Reused() { return B.Reused(); }
            public static IEnumerable<int[]> Fresh() { return B.Fresh(); }
        }
        public static class B
        {
            public static int Set(Most most, int n) { most.Set(n); return 1; }
            public static List<List<int>> CopyOf(List<List<int>> all, Func<List<int>, List<int>> copy) { return all.Select(copy).ToList(); }
            public static int Logged() { Log.Add("a"); Log.Add("b"); return 1; }
            public static int Unlogged() { Log.Add("a"); return 1; }
            public static Dictionary<string, int> Table(IEqualityComparer<string> by) { return new Dictionary<string, int>(by) { ["a"] = 1 }; }
            public static Dictionary<string, int> TableOtherwise(IEqualityComparer<string> by) { var made = new Dictionary<string, int>(by); made.Add("a", 1); return made; }
            public static OrderedDictionary<string, int> Order(string one, string other) { return new OrderedDictionary<string, int> { [one] = one[0], [other] = other[0] }; }
            public static PriorityQueue<string, int> Queue(int one, int other) { var made = new PriorityQueue<string, int>(); made.Enqueue("a", one); made.Enqueue("b", other); return made; }
            public static Memory<int> Memory(int last) { return new[] { 1, last }; }
            public static void Print(int how) { if (how == 0) { Console.WriteLine("a"); Console.Write("b"); } else if (how == 1) Console.Write("a" + Environment.NewLine + "b"); else { Console.Write("b"); Console.WriteLine("a"); } }
            public static int Throw(int line) { throw new InvalidDataException("line " + line); }
            public static int ThrowOwn(int line) { throw new PlaceError(line); }
            public static int Compact(Span<int> all, int how) { if (how == 1) { all[0] = 1; all = all.Slice(1); all.Clear(); } else if (how == 0) { all.Slice(1).Clear(); } return 1; }
            public static void Fill(string path, string text) { File.WriteAllText(path, text); }
            public static int[] Row(int wrong) { return Enumerable.Range(0, 12000).Select(n => n == wrong ? 0 : n).ToArray(); }
            public static Order Stamp(int total) { return new Order { Id = Guid.NewGuid(), Name = "n-" + Guid.NewGuid(), At = DateTime.UtcNow, Total = total }; }
            public static IEnumerable<int[]> Reused() { var one = new int[1]; yield return one; one[0] = 1; yield return one; }
            public static IEnumerable<int[]> Fresh() { yield return new[] { 0 }; yield return new[] { 1 }; }
        }
        """;
}
