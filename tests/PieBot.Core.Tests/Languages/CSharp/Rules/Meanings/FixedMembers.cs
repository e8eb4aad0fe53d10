namespace PieBot.Core.Tests.Languages.CSharp.Rules.Meanings;

/// <summary>Members of one line each, for whose code fixes <see cref="MeaningTests"/> says what must become of them.</summary>
internal static class FixedMembers
{
    /// <summary>A file of a plain project.</summary>
    public const string Source = """
        #nullable enable
        using System.Collections.Concurrent;
        using System.Linq.Expressions;
        using System.Text;
        namespace Lib;
        public enum Small : byte { A, B }
        public struct Counter { public int N; public int Inc() => ++N; public readonly int Get() => N; }
                public class Item { public string? Name; public int Id; public virtual bool IsOpen() => true; }
        public sealed class Palette(int[] colours) { public int[] Colours { get; } = colours; }
        public class Members
        {
            private readonly Dictionary<string, int> _counts = [];
            private readonly Dictionary<string, Counter> _structs = [];
            private readonly Dictionary<string, List<int>> _lists = [];
            private readonly HashSet<string> _seen = [];
            private readonly StringBuilder _text = new();
            private string _key = "";
                public int Calls;
            private int Tick() => Calls++;
            private int Ticked { get { Calls++; return Calls; } }
            private string Render() { _text.Append('!'); return "r"; }
            private void Log(string k) => Console.WriteLine(k);
            private void CountUp(string k) { _counts[k] = 1; }
            private void CountDeep(string k) => CountUp(k);
            private void Rename() { _key = "other"; }
            private static int Fill(int[] a) { a[0] += 10; return a[0]; }
            private static int Sum(params int[] a) => a[0];
            private IEnumerable<int> Walk() { Calls++; yield return 1; }
            private int Private(int x) => x + 1;
            public int Public(int x) => x + 1;

            public int CallWrites(string k) { if (_counts.ContainsKey(k)) { CountUp(k); return _counts[k]; } return 0; }
            public int DeepCallWrites(string k) { if (_counts.ContainsKey(k)) { CountDeep(k); return _counts[k]; } return 0; }
            public int DelegateBetween(string k, Action a) { if (_counts.ContainsKey(k)) { a(); return _counts[k]; } return 0; }
            public async Task<int> AwaitBetween(string k) { if (_counts.ContainsKey(k)) { await Task.Yield(); return _counts[k]; } return 0; }
            public int AliasWritten(Dictionary<string, int> d, string k) { if (d.ContainsKey(k)) { CountUp(k); return d[k]; } return 0; }
            public int KeyChanged() { if (_counts.ContainsKey(_key)) { Rename(); return _counts[_key]; } return 0; }
            public Func<int> ReadLater(string k) { if (_counts.ContainsKey(k)) { return () => _counts[k]; } return () => 0; }
            public int RemovedInLoop(Dictionary<string, int> d, string k) { if (d.ContainsKey(k)) { while (Calls < 9) { Calls += d[k]; d.Remove(k); } } return 0; }
            public int StructChanged(string k) { if (_structs.ContainsKey(k)) { _structs[k].Inc(); return _structs[k].N; } return 0; }
            public int ArrayElementChanged(Counter[] xs) => xs.First().Inc();
            public void ValueHasEffect(string k) { if (!_counts.ContainsKey(k)) _counts.Add(k, Ticked); }

            public Palette Kept() => new(new[] { 1, 2, 3 });
            public int Written() => Fill(new[] { 1, 2, 3 });
            public int OwnParams() => Sum(new[] { 1, 2, 3 });
            public bool Identity(object o) { object[] a = new object[0]; return ReferenceEquals(a, o); }

            public IQueryable<string> QueryCase(IQueryable<string> q, string k) => q.Where(x => x.ToUpper() == k.ToUpper());
            public Expression<Func<List<int>, bool>> Tree() => x => x.Any();
            public bool QueryCount(IQueryable<int> q) => q.Count() > 0;
            public IQueryable<int> QuerySyntax(IQueryable<List<int>> q) => from l in q where l.Any() select l.Count;
            public IQueryable<int> Captured(IQueryable<int> q, int[] r) => q.Where(l => r.Any());
            public object Unbound(Missing m, int[] r) => m.Where(l => r.Any());

            public bool LowerEqual(string a, string b) { return a.ToLower() == b.ToLower(); }
            public bool LowerContains(string a, string b) => a.ToLowerInvariant().Contains(b.ToLowerInvariant());
            public bool LowerEquals(string a, string b) => a.ToLower().Equals(b.ToLower());
            public bool UpperStarts(string a, string b) => a.ToUpper().StartsWith(b.ToUpper());
            public bool InvariantStarts(string a) => a.StartsWith("a", StringComparison.InvariantCulture);

            public List<int> CountingFilter(List<int> xs) => xs.OrderBy(x => x).Where(x => Calls++ < 3).ToList();
            public List<int> CalledFilter(List<int> xs) => xs.OrderBy(x => x).Where(x => Tick() < 3).ToList();
            public List<int> CountingSort(List<int> xs) => xs.OrderBy(x => Tick()).Where(x => x > 1).ToList();
            public List<Item> VirtualFilter(List<Item> xs) => xs.OrderBy(x => x.Id).Where(x => x.IsOpen()).ToList();
            public bool CountingPredicate(IEnumerable<int> xs) => xs.Count(x => Tick() > x) > 0;
            public bool IteratorCut() => Walk().Count() > 0;
            public bool ListShrinks(List<int> xs) => xs.Any(x => xs.Remove(x));

            public IEnumerable<int> NullableUnwrapped(IEnumerable<int?> xs) => xs.Select(x => (int)x!);
            public bool NullFound(IEnumerable<string?> xs) => xs.FirstOrDefault(x => x == null) != null;
            public void LengthAppended(StringBuilder sb) { sb.Append("len=" + sb.Length); }
            public void Rendered() { _text.Append("a" + Render()); }

            public int FirstOf(List<int> xs) => xs.First();
            public int FirstOfReadOnly(IReadOnlyList<int> xs) => xs.First();
            public int LastOf(int[] xs) => xs.Last();
            public int ElementOf(List<int> xs) => xs.ElementAt(3);
            public string NullText(string? s) => s.ToString();
            public bool NullList(List<int>? xs) => xs.Any();

            public int LogBetween(string k) { if (_counts.ContainsKey(k)) { Log(k); return _counts[k]; } return 0; }
            public int OtherWritten(string k) { if (_counts.ContainsKey(k)) { Calls++; _seen.Add(k); return _counts[k]; } return 0; }
            public int FreshMap(string k, Action a) { var d = new Dictionary<string, int>(); if (d.ContainsKey(k)) { a(); return d[k]; } return 0; }
            public void CountedUp(string k) { if (_counts.ContainsKey(k)) _counts[k]++; else _counts[k] = 1; }
            public int AddedThenRead(string k) { if (!_lists.ContainsKey(k)) { _lists.Add(k, new List<int>()); } _lists[k].Add(1); return _lists[k].Count; }
            public int OtherBranch(string k) { return _counts.ContainsKey(k) ? _counts[k] : Tick(); }
            public int NegatedBranch(string k) { if (!_counts.ContainsKey(k)) { CountUp("x"); return 0; } return _counts[k]; }
            public void AddIfNew(string k) { if (!_counts.ContainsKey(k)) _counts.Add(k, Calls); }
            public void AddToSet(string k) { if (!_seen.Contains(k)) _seen.Add(k); }
            public void RemoveFromMap(string k) { if (_counts.ContainsKey(k)) _counts.Remove(k); }
            public string[] SplitAt(string s) => s.Split(new[] { ',', ';' });
            public int AnyOf(string s) => s.IndexOfAny(new[] { 'a', 'b', 'c', 'd', 'e', 'f' });
            public HashSet<int> Copied() => new(new[] { 1, 2, 3 });
            public int[] Nothing() => new int[0];
            public bool IndexContains(string a, string b) => a.IndexOf(b) >= 0;
            public bool IndexStarts(string a) => a.IndexOf("abc", StringComparison.Ordinal) == 0;
            public bool OrdinalStarts(string a) => a.StartsWith("x", StringComparison.Ordinal);
            public bool ContainsLetter(string s) => s.Contains("a");
            public string ReplacedLetter(string s) => s.Replace("a", "b");
            public List<int> PureFilter(List<int> xs) => xs.OrderBy(x => x).Where(x => x > 3).ToList();
            public List<int> SortedBySelf(IEnumerable<int> xs) => xs.OrderBy(x => x).ToList();
            public bool CountPredicate(IEnumerable<int> xs) => xs.Count(x => x > 2) == 0;
            public int CountBeyond(IEnumerable<int> a, int n)
            {
                while (n++ < a.Count(x => x > 3))
                {
                }
                return n;
            }
            public bool CountBeyondCalled(IEnumerable<int> a) => a.Count(x => x > 3) > Tick();
            public bool CountOver(IEnumerable<int> xs) => xs.Count() > 3;
            public bool WhereAny(IEnumerable<int> xs) => xs.Where(x => x > 2).Any();
            public bool AnyOfList(List<int> xs) => xs.Any(x => x == 3);
            public bool NotEmpty(ConcurrentBag<int> xs) => xs.Any();
            public int Counted(ConcurrentBag<int> xs) => xs.Count();
            public bool Filled(ICollection<int> xs) => xs.Any();
            public IEnumerable<byte> CastEnum(IEnumerable<Small> xs) => xs.Select(x => (byte)x);
            public bool FoundItem(List<Item> xs, string n) => xs.FirstOrDefault(x => x.Name == n) != null;
            public List<string> Converted(List<int> xs) => xs.Select(x => x.ToString()).ToList();
            public string Built(int[] xs) { var sb = new StringBuilder(); foreach (var x in xs) sb.Append("a" + x); return sb.ToString(); }
            public void AppendedLetter(StringBuilder sb) { sb.Append("k"); }
            public string Joined(string a, string b) => a + b.Substring(1);
            public int Parsed(string s) => int.Parse(s.Substring(2));
            public string Hex(byte[] b) => BitConverter.ToString(b).Replace("-", "").ToLower();
            public int Matches(string s) => System.Text.RegularExpressions.Regex.Matches(s, "a+").Count;
            public bool Matched(string s) => System.Text.RegularExpressions.Regex.Match(s, "a+").Success;
            public async Task<int> ReadBytes(Stream s, byte[] b) => await s.ReadAsync(b, 0, b.Length);
            public byte[] Hashed(byte[] b) => System.Security.Cryptography.SHA256.Create().ComputeHash(b);
            public string Same(string s) => s.ToString();
        }
        """;
}
