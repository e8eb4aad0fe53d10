extern alias worker;
using PieBot.Testing;

using worker::PieBot.TestHost.Exercises;

namespace PieBot.TestHost.Tests;

/// <summary>Members whose tests pass small and friendly arguments: of each a wrong edit that they let through, and a right one that is written in another way.</summary>
public sealed class ExerciseTests
{
    private static readonly Dictionary<string, List<Told>> Baselines = new(StringComparer.Ordinal);

    // Name, the member, what tests it, the wrong member, the right member.
    private static readonly (
        string Name,
        string Before,
        string Test,
        string Wrong,
        string Right
    )[] Members =
    [
        (
            "total",
            "public static int Total(int[] values) { var sum = 0; foreach (var one in values) sum += one; return sum; }",
            "A.Total(new[] { 1, 2, 3 });",
            "public static int Total(int[] values) { var sum = 0; for (var i = 0; i < values.Length && i < 4; i++) sum += values[i]; return sum; }",
            "public static int Total(int[] values) => System.Linq.Enumerable.Sum(values);"
        ),
        (
            "unique",
            "public static List<string> Unique(IReadOnlyList<string> words) { var seen = new List<string>(); foreach (var one in words) if (!seen.Contains(one)) seen.Add(one); return seen; }",
            "A.Unique(new List<string> { \"a\", \"a\", \"b\" });",
            "public static List<string> Unique(IReadOnlyList<string> words) => words.Distinct().OrderBy(one => one, StringComparer.Ordinal).ToList();",
            "public static List<string> Unique(IReadOnlyList<string> words) => words.Distinct().ToList();"
        ),
        (
            "by id",
            "public sealed record P(int Id, string Name);\npublic static List<string?> Names(List<int> ids, List<P> all) => ids.Select(id => all.FirstOrDefault(one => one.Id == id)?.Name).ToList();",
            "A.Names(new List<int> { 1, 3, 1 }, new List<A.P> { new(1, \"a\"), new(2, \"b\") });",
            "public sealed record P(int Id, string Name);\npublic static List<string?> Names(List<int> ids, List<P> all) { var known = all.ToDictionary(one => one.Id, one => one.Name); return ids.Select(id => known.GetValueOrDefault(id)).ToList(); }",
            "public sealed record P(int Id, string Name);\npublic static List<string?> Names(List<int> ids, List<P> all) { var known = new Dictionary<int, string>(); foreach (var one in all) known.TryAdd(one.Id, one.Name); return ids.Select(id => known.GetValueOrDefault(id)).ToList(); }"
        ),
        (
            "divisors",
            "public static List<int> Divisors(int n) => Enumerable.Range(1, n).Where(one => n % one == 0).ToList();",
            "A.Divisors(12); A.Divisors(1); A.Divisors(55);",
            "public static List<int> Divisors(int n) { var few = new List<int>(); var many = new List<int>(); for (var i = 1; i * i < n; i++) if (n % i == 0) { few.Add(i); many.Add(n / i); } if (n == 1) few.Add(1); many.Reverse(); few.AddRange(many); return few; }",
            "public static List<int> Divisors(int n) { var few = new List<int>(); var many = new List<int>(); for (var i = 1; i * i <= n; i++) if (n % i == 0) { few.Add(i); if (i * i < n) many.Add(n / i); } many.Reverse(); few.AddRange(many); return few; }"
        ),
        (
            "fields",
            "public static List<string> Fields(string line) { var all = new List<string>(); var now = \"\"; var quoted = false; foreach (var c in line) { if (c == '\"') quoted = !quoted; else if (c == ',' && !quoted) { all.Add(now); now = \"\"; } else now += c; } all.Add(now); return all; }",
            "A.Fields(\"a b,c\"); A.Fields(\"\\\"x,y\\\",z\"); A.Fields(\"q\");",
            "public static List<string> Fields(string line) { if (!line.StartsWith('\"')) return line.Split(',').ToList(); var all = new List<string>(); var now = \"\"; var quoted = false; foreach (var c in line) { if (c == '\"') quoted = !quoted; else if (c == ',' && !quoted) { all.Add(now); now = \"\"; } else now += c; } all.Add(now); return all; }",
            "public static List<string> Fields(string line) { var all = new List<string>(); var now = new System.Text.StringBuilder(); var quoted = false; foreach (var c in line) { if (c == '\"') quoted = !quoted; else if (c == ',' && !quoted) { all.Add(now.ToString()); now.Clear(); } else now.Append(c); } all.Add(now.ToString()); return all; }"
        ),
        (
            "culture",
            "public static string Row(double[] values) { var text = \"\"; foreach (var one in values) text += one.ToString(\"0.00\") + \";\"; return text; }",
            "A.Row(new[] { 1.5, 2 });",
            "public static string Row(double[] values) => string.Concat(values.Select(one => one.ToString(\"0.00\", System.Globalization.CultureInfo.InvariantCulture) + \";\"));",
            "public static string Row(double[] values) => string.Concat(values.Select(one => one.ToString(\"0.00\") + \";\"));"
        ),
        (
            "order of a dictionary",
            "public static List<string> Keys(Dictionary<string, int> all) { var found = new List<string>(); foreach (var one in all) if (one.Value > 1) found.Add(one.Key); return found; }",
            "A.Keys(new Dictionary<string, int> { [\"a\"] = 3, [\"b\"] = 4, [\"c\"] = 1 });",
            "public static List<string> Keys(Dictionary<string, int> all) => all.Where(one => one.Value > 1).Select(one => one.Key).OrderBy(one => one, StringComparer.Ordinal).ToList();",
            "public static List<string> Keys(Dictionary<string, int> all) => all.Keys.Where(one => all[one] > 1).ToList();"
        ),
        (
            "generic",
            "public static IEnumerable<T> Every<T, K>(IEnumerable<T> items, Func<T, K> key, int step) { var at = 0; foreach (var one in items) if (at++ % step == 0 && key(one) != null) yield return one; }",
            "A.Every(new List<int> { 1, 2, 3 }, one => one.ToString(), 2).Count();",
            "public static IEnumerable<T> Every<T, K>(IEnumerable<T> items, Func<T, K> key, int step) => items.Where((_, at) => at % step == 0).Where(one => key(one) != null).Take(8);",
            "public static IEnumerable<T> Every<T, K>(IEnumerable<T> items, Func<T, K> key, int step) => items.Where((_, at) => at % step == 0).Where(one => key(one) != null);"
        ),
        (
            "days",
            "public static int Free(DateTime from, DateTime to, List<DateTime> free) { var count = 0; for (var day = from; day <= to; day = day.AddDays(1)) if (free.Contains(day)) count++; return count; }",
            "A.Free(new(2024, 1, 1), new(2024, 1, 9), new List<DateTime> { new(2024, 1, 2), new(2024, 1, 30) });",
            "public static int Free(DateTime from, DateTime to, List<DateTime> free) => free.Count(one => one >= from && one <= to);",
            "public static int Free(DateTime from, DateTime to, List<DateTime> free) => free.Distinct().Count(one => one >= from && one <= to && one.TimeOfDay == from.TimeOfDay);"
        ),
    ];

    // Classes whose tests call their methods in one order: the class, its tests, what is replaced and by what, wrongly and rightly.
    private static readonly (
        string Name,
        string Class,
        string Test,
        string Old,
        string Wrong,
        string Right
    )[] Classes =
    [
        (
            "stale",
            "public sealed class A { private readonly Dictionary<string, int> _prices = new(); private List<string>? _sorted; public void Add(string name, int price) { _prices[name] = price; } public void Remove(string name) { _prices.Remove(name); } public List<string> Cheapest(int count) { return _prices.OrderBy(one => one.Value).Select(one => one.Key).Take(count).ToList(); } }",
            "var a = new A(); a.Add(\"pen\", 3); a.Add(\"cap\", 1); a.Remove(\"ink\"); a.Cheapest(2);",
            "return _prices.OrderBy(one => one.Value).Select(one => one.Key).Take(count).ToList();",
            "_sorted ??= _prices.OrderBy(one => one.Value).Select(one => one.Key).ToList(); return _sorted.Take(count).ToList();",
            "var all = _prices.ToArray(); Array.Sort(all.Select((one, at) => (one.Value, at)).ToArray(), all); return all.Take(count).Select(one => one.Key).ToList();"
        ),
        (
            "queue",
            "public sealed class A { private readonly List<(int Priority, string Job)> _jobs = new(); public void Push(int priority, string job) { var at = _jobs.Count; while (at > 0 && _jobs[at - 1].Priority > priority) at--; _jobs.Insert(at, (priority, job)); } public string? Pop() { if (_jobs.Count == 0) return null; var job = _jobs[0].Job; _jobs.RemoveAt(0); return job; } }",
            "var a = new A(); a.Push(2, \"b\"); a.Push(1, \"a\"); a.Pop();",
            "var at = _jobs.Count; while (at > 0 && _jobs[at - 1].Priority > priority) at--; _jobs.Insert(at, (priority, job));",
            "_jobs.Add((priority, job)); _jobs.Sort();",
            "var at = _jobs.FindIndex(one => one.Priority > priority); _jobs.Insert(at < 0 ? _jobs.Count : at, (priority, job));"
        ),
        (
            "inherited",
            "public abstract class A { protected readonly List<int> Values = new(); private List<int>? _sorted; public void Add(int n) { Values.Add(n); _sorted = null; } public void Remove(int n) { Values.Remove(n); } public int Least() { return Values.OrderBy(one => one).FirstOrDefault(); } public sealed class B : A { } }",
            "var a = new A.B(); a.Add(4); a.Add(2); a.Remove(4); a.Least();",
            "return Values.OrderBy(one => one).FirstOrDefault();",
            "_sorted ??= Values.OrderBy(one => one).ToList(); return _sorted.FirstOrDefault();",
            "var least = 0; for (var i = 0; i < Values.Count; i++) if (i == 0 || Values[i] < least) least = Values[i]; return least;"
        ),
        (
            "event",
            "public sealed class A { private readonly List<string> _all = new(); public event Action<string>? Added; public void Add(string one) { _all.Add(one); Added?.Invoke(one); } public void AddRange(List<string> more) { foreach (var one in more) Add(one); } public int Count => _all.Count; }",
            "var a = new A(); a.Add(\"x\"); a.AddRange(new List<string> { \"y\", \"z\" });",
            "foreach (var one in more) Add(one);",
            "_all.AddRange(more);",
            "_all.EnsureCapacity(_all.Count + more.Count); for (var i = 0; i < more.Count; i++) Add(more[i]);"
        ),
        (
            "an argument that changes",
            "public sealed class A { private readonly System.Runtime.CompilerServices.ConditionalWeakTable<M, object> _known = new(); public sealed class M { public int Count { get; private set; } public void Hit() { Count++; } } public string Show(M meter, int width) { var text = \"\"; while (text.Length < width) text += meter.Count; return text; } }",
            "var m = new A.M(); m.Hit(); var a = new A(); a.Show(m, 2); a.Show(m, 4);",
            "var text = \"\"; while (text.Length < width) text += meter.Count; return text;",
            "var count = (int)_known.GetValue(meter, one => one.Count); var text = \"\"; while (text.Length < width) text += count; return text;",
            "var text = new System.Text.StringBuilder(); while (text.Length < width) text.Append(meter.Count); return text.ToString();"
        ),
        (
            "a list that changes",
            "public static class A { private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<List<int>, object> Known = new(); public static int Mode(List<int> values) { return values.OrderByDescending(one => values.Count(two => one == two)).FirstOrDefault(); } }",
            "A.Mode(new List<int> { 1, 2, 2 });",
            "return values.OrderByDescending(one => values.Count(two => one == two)).FirstOrDefault();",
            "return (int)Known.GetValue(values, all => all.GroupBy(one => one).OrderByDescending(one => one.Count()).Select(one => one.Key).FirstOrDefault());",
            "return values.GroupBy(one => one).OrderByDescending(one => one.Count()).Select(one => one.Key).FirstOrDefault();"
        ),
        (
            "a part that changes",
            "public sealed class A { private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<A, object> Known = new(); public List<int> Scores { get; } = new(); public int Best() { return Scores.OrderByDescending(one => one).FirstOrDefault(); } }",
            "var a = new A(); a.Scores.AddRange(new[] { 3, 1, 4 }); a.Best();",
            "return Scores.OrderByDescending(one => one).FirstOrDefault();",
            "return (int)Known.GetValue(this, all => all.Scores.DefaultIfEmpty().Max());",
            "return Scores.Count == 0 ? 0 : Scores.Max();"
        ),
        (
            "a record that remembers",
            "public sealed record A(List<int> Prices, int Rate) { private long? _total; public long Total() { long sum = 0; foreach (var one in Prices) sum += one * Rate; return sum; } public bool Knows() => _total is null; }",
            "new A(new List<int> { 1, 2, 3 }, 2).Total();",
            "long sum = 0; foreach (var one in Prices) sum += one * Rate; return sum;",
            "if (_total is { } known) return known; long sum = 0; foreach (var one in Prices) sum += one * Rate; _total = sum; return sum;",
            "return Prices.Sum(one => (long)one * Rate);"
        ),
        (
            "derived",
            "public class A { public virtual int Cost(int day) { return day * 2; } public long Total(int days) { long sum = 0; for (var i = 0; i < days; i++) sum += Cost(i); return sum; } public sealed class Weekend : A { public override int Cost(int day) { return day % 7 > 4 ? 0 : day; } } }",
            "new A().Total(10); new A().Total(3);",
            "long sum = 0; for (var i = 0; i < days; i++) sum += Cost(i); return sum;",
            "return days < 1 ? 0 : (long)days * (days - 1);",
            "long sum = 0; var i = 0; while (i < days) { sum += Cost(i); i++; } return sum;"
        ),
    ];

    public static TheoryData<string> Names =>
        [.. Members.Select(one => one.Name), .. Classes.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_wrong_edit_that_its_tests_let_through_is_seen(string name)
    {
        var (before, wrong, _, test) = Of(name);

        Assert.NotEmpty(Different(before, wrong, test).Different);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_right_edit_gives_the_same(string name)
    {
        var (before, _, right, test) = Of(name);

        var (count, different) = Different(before, right, test);

        Assert.Empty(different);
        Assert.True(count >= 3, $"{count}");
    }

    /// <summary>What tests pass to the methods around an edited one is known, and nothing of it is noted as a call.</summary>
    [Fact]
    public void Other_methods_of_the_class_only_tell_what_they_are_given()
    {
        const string source = """
            using System.Collections.Generic;
            public sealed class A
            {
                private readonly List<int> _all = new();
                public void Add(int one) => _all.Add(one);
                public bool Has(int one, out int at) { at = _all.IndexOf(one); return at >= 0; }
                public int Sum() { var sum = 0; foreach (var one in _all) sum += one; return sum; }
            }
            """;
        var observed = new ObservedSource(source, members: ["A.Sum"]);
        var notes = Notes.Start();
        dynamic a = Activator.CreateInstance(observed.Assembly.GetType("A")!)!;
        a.Add(5);
        a.Add(7);
        a.Sum();

        Assert.Equal("A.cs::A.Sum()", Assert.Single(observed.Take())[0]);
        var calls = Run(notes);

        Assert.Contains(
            calls,
            call =>
                call.Arguments.Contains("Add(7)", StringComparison.Ordinal)
                && call.Outcome.StartsWith("12 of ", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(
            calls,
            call =>
                call.Arguments.StartsWith("Has(", StringComparison.Ordinal)
                && !call.Outcome.Contains(", out ", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Errors_that_no_test_knows_of_are_told_as_such()
    {
        const string member =
            "public static int First(List<int> values, int at) { if (at > 3) throw new ArgumentException(\"at\"); return values[at]; }";
        var calls = Exercised(
            Source(member),
            "try { A.First(new List<int> { 1, 2 }, 5); } catch (ArgumentException) { } A.First(new List<int> { 1, 2, 3 }, 2);"
        );

        Assert.Contains(
            calls,
            call =>
                call.Outcome.Contains("ArgumentException", StringComparison.Ordinal) && !call.Beyond
        );
        Assert.DoesNotContain(
            calls,
            call => call.Outcome.Contains("OutOfRange", StringComparison.Ordinal) && !call.Beyond
        );
    }

    [Fact]
    public void What_cannot_be_copied_is_not_exercised()
    {
        const string member =
            "public static string Read(System.IO.Stream one) { return new System.IO.StreamReader(one).ReadToEnd(); }";

        Assert.Empty(
            Exercised(
                Source(member),
                "A.Read(new System.IO.BufferedStream(new System.IO.MemoryStream(new byte[] { 65 })));"
            )
        );
    }

    private static (string Before, string Wrong, string Right, string Test) Of(string name)
    {
        if (Members.FirstOrDefault(one => one.Name == name) is { Name: not null } member)
        {
            return (Source(member.Before), Source(member.Wrong), Source(member.Right), member.Test);
        }

        var (_, text, test, old, wrong, right) = Classes.Single(one => one.Name == name);
        Assert.Contains(old, text, StringComparison.Ordinal);
        return (
            text,
            text.Replace(old, wrong, StringComparison.Ordinal),
            text.Replace(old, right, StringComparison.Ordinal),
            test
        );
    }

    private static string Source(string member) => $"public static class A {{ {member} }}";

    private static (int Count, IReadOnlyList<string> Different) Different(
        string before,
        string after,
        string test
    )
    {
        if (!Baselines.TryGetValue(before, out var baseline))
        {
            Baselines[before] = baseline = Exercised(before, test);
        }

        var candidate = Exercised(after, test).ToLookup(call => call.Key);
        var same = baseline.Where(call => !call.Beyond && candidate.Contains(call.Key)).ToList();
        return (
            same.Count,
            same.Where(call =>
                    candidate[call.Key].All(other => other.OutcomeHash != call.OutcomeHash)
                )
                .Select(call => $"{call.Arguments}: {call.Outcome}")
                .ToList()
        );
    }

    private static List<Told> Exercised(string source, string test)
    {
        var observed = new ObservedSource(
            $"using System;\nusing System.Collections.Generic;\nusing System.Linq;\n{source}\npublic static class T {{ public static void Run() {{ {test} }} }}\n",
            only: ["A"]
        );
        var notes = Notes.Start();
        observed.Assembly.GetType("T")!.GetMethod("Run")!.Invoke(null, null);
        return Run(notes);
    }

    private static List<Told> Run(Notes notes) =>
        new Exercise(notes) { Time = TimeSpan.FromMinutes(1) }
            .Run()
            .Select(call => new Told(
                $"{call.Member} {call.ArgumentsHash}",
                call.Arguments,
                call.OutcomeHash,
                call.Outcome,
                call.Beyond
            ))
            .ToList();

    private sealed record Told(
        string Key,
        string Arguments,
        string OutcomeHash,
        string Outcome,
        bool Beyond
    );
}
