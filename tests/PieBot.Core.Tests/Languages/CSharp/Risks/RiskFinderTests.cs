using PieBot.Core.Changes;
using PieBot.Core.Languages;
using PieBot.Core.Proposals.Guard;

namespace PieBot.Core.Tests.Languages.CSharp.Risks;

public sealed class RiskFinderTests
{
    public static TheoryData<string, string, string> Risky { get; } =
        new()
        {
            // What is dropped.
            {
                "DroppedCheck",
                "if (x < 0) { throw new ArgumentException(nameof(x)); } f(x);",
                "f(x);"
            },
            { "DroppedCheck", "ArgumentNullException.ThrowIfNull(s); f(s);", "f(s);" },
            { "DroppedCheck", "f(s ?? throw new InvalidOperationException());", "f(s!);" },
            { "DroppedCheck", "token.ThrowIfCancellationRequested(); f();", "f();" },
            { "DroppedCheck", "y = checked(x + 1);", "y = x + 1;" },
            { "DroppedLock", "lock (gate) { n++; }", "n++;" },
            { "DroppedLock", "Interlocked.Increment(ref n);", "n++;" },
            { "DroppedLock", "Monitor.Enter(o); n++; Monitor.Exit(o);", "n++;" },
            { "DroppedLock", "await _semaphore.WaitAsync(); n++;", "n++;" },
            {
                "DroppedLock",
                "var d = new ConcurrentDictionary<int, int>();",
                "var d = new Dictionary<int, int>();"
            },
            { "Unguarded", "lock (gate) { n++; }", "n++;" },
            { "Unguarded", "Interlocked.Increment(ref n);", "n++;" },
            { "DroppedDispose", "using var s = Open(); f(s);", "var s = Open(); f(s);" },
            { "DroppedDispose", "using (var s = Open()) { f(s); }", "f(Open());" },
            { "DroppedWait", "Thread.Sleep(10); f();", "f();" },
            { "DroppedWait", "w.Write(x); w.Flush();", "w.Write(x);" },
            // What is hidden.
            { "SwallowedException", "f();", "try { f(); } catch (Exception) { }" },
            {
                "SwallowedException",
                "try { f(); } catch (IOException) { log(); throw; }",
                "try { f(); } catch (IOException) { log(); }"
            },
            // What text means.
            {
                "ChangedCulture",
                "if (a.StartsWith(\"x\")) { f(); }",
                "if (a.StartsWith(\"x\", StringComparison.Ordinal)) { f(); }"
            },
            {
                "ChangedCulture",
                "if (a.StartsWith(\"x\")) { f(); }",
                "if (a.StartsWith('x')) { f(); }"
            },
            {
                "ChangedCulture",
                "if (a.ToLower() == b.ToLower()) { f(); }",
                "if (string.Equals(a, b, StringComparison.OrdinalIgnoreCase)) { f(); }"
            },
            {
                "ChangedCulture",
                "y = double.Parse(a, CultureInfo.InvariantCulture);",
                "y = double.Parse(a);"
            },
            {
                "ChangedCulture",
                "var s = new List<string>();",
                "var s = new HashSet<string>(StringComparer.OrdinalIgnoreCase);"
            },
            // What stands where.
            { "ChangedOrder", "return xs.OrderBy(x => x.Id).ToList();", "return xs.ToList();" },
            {
                "ChangedOrder",
                "return xs.OrderBy(x => x.Id).ToList();",
                "xs.Sort(byId); return xs;"
            },
            {
                "ChangedOrder",
                "var d = new SortedDictionary<int, int>();",
                "var d = new Dictionary<int, int>();"
            },
            { "LoweredPrecision", "decimal sum = 0;", "double sum = 0;" },
            { "LoweredPrecision", "double sum = 0;", "float sum = 0;" },
            { "LoweredPrecision", "long sum = 0;", "int sum = 0;" },
            {
                "AddedConcurrency",
                "foreach (var x in xs) { await f(x); }",
                "await Task.WhenAll(xs.Select(f));"
            },
            { "AddedConcurrency", "foreach (var x in xs) { f(x); }", "Parallel.ForEach(xs, f);" },
            // Ordinal equality made linguistic.
            {
                "ChangedCulture",
                "string a = p, b = q; return a.ToLower() == b.ToLower();",
                "string a = p, b = q; return a.Equals(b, StringComparison.CurrentCultureIgnoreCase);"
            },
            {
                "ChangedCulture",
                "string a = p, b = q; return a.IndexOf(b) >= 0;",
                "string a = p, b = q; return a.Contains(b);"
            },
            // What is empty, missing or faulty.
            { "ChangedEdge", "return xs.First();", "return xs[0];" },
            { "ChangedEdge", "return xs.Last();", "return xs[^1];" },
            { "ChangedEdge", "return xs.ElementAt(3);", "return xs[3];" },
            { "ChangedEdge", "return xs.First(p);", "return xs.FirstOrDefault(p);" },
            {
                "ChangedEdge",
                "return xs.Max();",
                "var m = 0; foreach (var y in xs) { if (y > m) { m = y; } } return m;"
            },
            {
                "ChangedEdge",
                "return xs.OrderBy(y => y.Id).First();",
                "return xs.MinBy(y => y.Id);"
            },
            { "ChangedEdge", "return int.Parse(s);", "int.TryParse(s, out var n); return n;" },
            { "ChangedEdge", "return map[k];", "return map.GetValueOrDefault(k);" },
            // What runs when.
            {
                "ChangedEvaluation",
                "return xs.OrderBy(y => y).Where(y => calls++ < 3).ToList();",
                "return xs.Where(y => calls++ < 3).OrderBy(y => y).ToList();"
            },
            // What something else reads.
            {
                "ChangedQuery",
                "IQueryable<string> q = All(); return q.Where(y => y.ToUpper() == k);",
                "IQueryable<string> q = All(); return q.Where(y => y.Equals(k, StringComparison.OrdinalIgnoreCase));"
            },
            {
                "ChangedQuery",
                "Expression<Func<List<int>, bool>> e = l => l.Any(); return e;",
                "Expression<Func<List<int>, bool>> e = l => l.Count > 0; return e;"
            },
        };

    public static TheoryData<string, string> Harmless { get; } =
        new()
        {
            {
                "if (s == null) { throw new ArgumentNullException(nameof(s)); } f(s);",
                "ArgumentNullException.ThrowIfNull(s); f(s);"
            },
            { "if (bad) { throw new A(); } f(); g();", "if (bad) { throw new A(); } g();" },
            { "lock (gate) { n++; }", "Interlocked.Increment(ref n);" },
            { "lock (gate) { n++; f(); }", "lock (gate) { n++; }" },
            { "task.Wait(); f();", "task.GetAwaiter().GetResult(); f();" },
            { "using (var s = Open()) { f(s); }", "using var s = Open(); f(s);" },
            { "Thread.Sleep(10); f(); g();", "Thread.Sleep(10); g();" },
            { "f();", "try { f(); } catch (Exception) { log(); throw; }" },
            { "try { f(); g(); } catch (IOException) { }", "try { f(); } catch (IOException) { }" },
            {
                "if (a.ToUpperInvariant() == b.ToUpperInvariant()) { f(); }",
                "if (string.Equals(a, b, StringComparison.OrdinalIgnoreCase)) { f(); }"
            },
            {
                "var s = new List<string>();",
                "var s = new HashSet<string>(StringComparer.Ordinal);"
            },
            {
                "y = double.Parse(a, CultureInfo.InvariantCulture) + double.Parse(a, CultureInfo.InvariantCulture);",
                "var p = double.Parse(a, CultureInfo.InvariantCulture); y = p + p;"
            },
            {
                "if (a.StartsWith(\"x\", StringComparison.Ordinal)) { f(); }",
                "if (a.StartsWith('x')) { f(); }"
            },
            { "return xs.OrderBy(x => x.Id).FirstOrDefault();", "return xs.MinBy(x => x.Id);" },
            // The same comparison, by the same culture.
            {
                "string a = p, b = q; return a.IndexOf(b) >= 0;",
                "string a = p, b = q; return a.Contains(b, StringComparison.CurrentCulture);"
            },
            {
                "return a.IndexOf(b) >= 0;",
                "return a.Contains(b, StringComparison.CurrentCulture);"
            },
            {
                "string a = p; List<string> l = q; return l.IndexOf(a) >= 0;",
                "string a = p; List<string> l = q; return l.Contains(a);"
            },
            {
                "return BitConverter.ToString(b).Replace(\"-\", \"\").ToLower();",
                "return Convert.ToHexStringLower(b);"
            },
            { "return Math.Max(a, b);", "return a > b ? a : b;" },
            { "f(xs.First()); g(xs.First());", "var y = xs.First(); f(y); g(y);" },
            { "return xs.Max();", "return xs.OrderDescending().First();" },
            {
                "if (map.ContainsKey(k)) { return map[k]; } return 0;",
                "return map.GetValueOrDefault(k);"
            },
            {
                "try { return int.Parse(s); } catch (FormatException) { return 0; }",
                "return int.TryParse(s, out var n) ? n : 0;"
            },
            {
                "return xs.OrderBy(y => y).Where(y => calls++ < 3).ToList();",
                "return xs.Order().Where(y => calls++ < 3).ToList();"
            },
            {
                "if (map.ContainsKey(k)) { Log(k); return map[k]; } return 0;",
                "if (map.TryGetValue(k, out var v)) { Log(k); return v; } return 0;"
            },
            {
                "IQueryable<int> q = All(); var s = \"a\" + x; return q.Where(y => y > 1);",
                "IQueryable<int> q = All(); var s = $\"a{x}\"; return q.Where(y => y > 1);"
            },
            { "return xs.OrderBy(x => x.Id).ToList();", "return xs.OrderBy(x => x.Id).ToArray();" },
            { "decimal a = 0; double b = 0;", "decimal a = 0; var b = 0.0;" },
            { "int sum = 0;", "long sum = 0;" },
            { "await f(1);", "await f(2).ConfigureAwait(false);" },
        };

    [Theory]
    [MemberData(nameof(Risky))]
    public void Flags(string risk, string before, string after) =>
        Assert.Contains(Enum.Parse<Risk>(risk), Find(Class(before), Class(after)) ?? []);

    [Theory]
    [MemberData(nameof(Harmless))]
    public void Leaves_the_harmless_twin_alone(string before, string after) =>
        Assert.Null(Find(Class(before), Class(after)));

    [Theory]
    [InlineData("Dictionary<int, string> _known = new();", "return _known[x] = Make(x);", true)]
    [InlineData(
        "ConcurrentDictionary<int, string> _known = new();",
        "return _known.GetOrAdd(x, Make);",
        true
    )]
    [InlineData(
        "Dictionary<int, string> _known = new();",
        "ref var s = ref CollectionsMarshal.GetValueRefOrAddDefault(_known, x, out _); return s ??= Make(x);",
        true
    )]
    [InlineData(
        "Dictionary<int, string> _known = new();",
        "if (_known.Count > 100) { _known.Clear(); } return _known[x] = Make(x);",
        false
    )]
    [InlineData(
        "FrozenDictionary<int, string> _known = Table().ToFrozenDictionary();",
        "return _known[x];",
        false
    )]
    [InlineData("string[] _known = new string[8];", "return _known[x & 7] ??= Make(x);", false)]
    [InlineData("", "var known = new Dictionary<int, string>(); return known[x] = Make(x);", false)]
    public void Flags_a_new_field_that_is_filled_and_never_emptied(
        string field,
        string body,
        bool flagged
    )
    {
        var head = Class("return Make(x);");
        var edited = Class(body)
            .Replace(
                "class A\n{\n",
                $"class A\n{{\n    {(field.Length > 0 ? "private static readonly " + field : "")}\n",
                StringComparison.Ordinal
            );

        Assert.Equal(flagged, (Find(head, edited) ?? []).Contains(Risk.UnboundedCache));
    }

    [Theory]
    [InlineData("int[] Names", "return Keep(new[] { 1, 2 });", "return Keep(Names);", true)]
    [InlineData("int[] Names", "return new[] { 1, 2 };", "return Names;", true)]
    [InlineData(
        "int[] Names",
        "return new Palette(new[] { 1, 2 });",
        "return new Palette(Names);",
        true
    )]
    [InlineData("List<int> Names", "_all = new List<int> { 1 };", "_all = Names;", true)]
    [InlineData(
        "int[] Names",
        "return new List<int>(new[] { 1, 2 });",
        "return new List<int>(Names);",
        false
    )]
    [InlineData("char[] Names", "return s.Split(new[] { 'a' });", "return s.Split(Names);", false)]
    [InlineData("int[] Names", "return new[] { 1, 2 }[x];", "return Names[x];", false)]
    [InlineData("FrozenSet<int> Names", "return Keep(Make());", "return Keep(Names);", false)]
    public void Flags_one_object_that_others_are_given_where_each_call_had_its_own(
        string field,
        string before,
        string after,
        bool flagged
    )
    {
        var edited = Class(after)
            .Replace(
                "class A\n{\n",
                $"class A\n{{\n    private static readonly {field} = Made();\n",
                StringComparison.Ordinal
            );

        Assert.Equal(flagged, (Find(Class(before), edited) ?? []).Contains(Risk.SharedState));
    }

    [Fact]
    public void Flags_a_look_up_that_reads_before_a_method_that_writes()
    {
        const string count =
            "\n    private void Count(string k) { map[k]++; }\n    private void Log(string k) { }\n}\n";
        var head = Class("if (map.ContainsKey(k)) { Count(k); return map[k]; } return 0;")
            .Replace("\n}\n", count, StringComparison.Ordinal);
        var edited = Class("if (map.TryGetValue(k, out var v)) { Count(k); return v; } return 0;")
            .Replace("\n}\n", count, StringComparison.Ordinal);

        Assert.Equal([Risk.ChangedEvaluation], Find(head, edited));
        Assert.Null(
            Find(
                head.Replace("{ Count(k);", "{ Log(k);", StringComparison.Ordinal),
                edited.Replace("{ Count(k);", "{ Log(k);", StringComparison.Ordinal)
            )
        );
    }

    [Fact]
    public void Filling_a_cache_that_was_there_is_no_new_risk()
    {
        const string field =
            "class A\n{\n    private readonly Dictionary<int, string> _known = new();\n";
        var head = Class("return _known[x] = Make(x);")
            .Replace("class A\n{\n", field, StringComparison.Ordinal);
        var edited = Class("return _known[x] = Build(x);")
            .Replace("class A\n{\n", field, StringComparison.Ordinal);

        Assert.Null(Find(head, edited));
    }

    [Fact]
    public void What_moves_to_another_member_is_not_dropped()
    {
        var head = Class("if (x < 0) { throw new ArgumentException(); } f(x);");
        var edited = Class("Check(x); f(x);")
            .Replace(
                "\n}\n",
                "\n    private static void Check(int x) { if (x < 0) { throw new ArgumentException(); } }\n}\n",
                StringComparison.Ordinal
            );

        Assert.Null(Find(head, edited));
    }

    [Fact]
    public void Every_risk_has_a_sentence_of_its_own()
    {
        var sentences = Enum.GetValues<Risk>().Select(risk => risk.Sentence()).ToList();

        Assert.Equal(sentences.Count, sentences.Distinct().Count());
        Assert.All(
            sentences,
            sentence =>
            {
                Assert.StartsWith("It ", sentence, StringComparison.Ordinal);
                Assert.EndsWith(".", sentence, StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public void Every_kind_of_risk_is_tried()
    {
        var tried = Risky
            .Select(row => Enum.Parse<Risk>(row.Data.Item1))
            // With a field each, in theories of their own.
            .Append(Risk.UnboundedCache)
            .Append(Risk.SharedState)
            .ToHashSet();

        Assert.Equal(Enum.GetValues<Risk>().ToHashSet(), tried);
    }

    private static string Class(string body) =>
        $"class A\n{{\n    async Task<object> M(int x)\n    {{\n        {body}\n    }}\n}}\n";

    private static IReadOnlyList<Risk>? Find(string head, string edited) =>
        RiskFinder.Find(
            head,
            new(
                "c",
                "t",
                LineDiff.Of("A.cs", SourceFile.OfText(head), SourceFile.OfText(edited)),
                "test",
                "t",
                "r"
            )
        );
}
