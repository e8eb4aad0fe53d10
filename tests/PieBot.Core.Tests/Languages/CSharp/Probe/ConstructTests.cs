using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PieBot.Core.Changes;
using PieBot.Core.Languages.CSharp.Members;
using PieBot.Core.Languages.CSharp.Observing;
using PieBot.Core.Languages.CSharp.Probe;

namespace PieBot.Core.Tests.Languages.CSharp.Probe;

/// <summary>What the language has beside plain methods, each with a probe, with recorded calls, and with marks on its lines.</summary>
public sealed class ConstructTests
{
    private const string Source = """
        using System;
        using System.Collections.Generic;
        using System.Diagnostics.CodeAnalysis;
        using System.Numerics;
        using System.Runtime.CompilerServices;
        using System.Threading;
        using System.Threading.Tasks;
        public interface IFigure<T> where T : IFigure<T>
        {
            static abstract int Edges(int n);
            static virtual int Both(int n) => T.Edges(n) * 2;
            int Room(int n) => n * 3;
        }
        public struct Block : IFigure<Block> { public static int Edges(int n) => n * 12; }
        public class Counter(int start, string title)
        {
            private int _count = start;
            public Counter(int start) : this(start, "none") { _count += start; }
            public string Title => title + "!";
            public int Next() => ++_count;
            public int Size { get => field + 1; set => field = value - 1; } = 3;
            public int Once { get; init => field = value; }
            public void operator +=(int by) => _count += by;
            public void operator ++() => _count++;
            public void operator -=(int by) { _count -= by; }
            public int this[int i] => _count + i;
            public static Counter operator -(Counter a, int b) => new(a._count - b);
            public static implicit operator int(Counter a) => a._count;
            public static int operator checked *(Counter a, int b) => checked(a._count * b);
            public static int operator *(Counter a, int b) => a._count * b;
            public event Action Changed { add => _count++; remove { _count--; } }
            public void Deconstruct(out int a, out int b) => (a, b) = (_count, _count);
            ~Counter() { _count = 0; }
        }
        public ref struct View
        {
            private Span<int> _all;
            public View(Span<int> all) { _all = all; }
            public Span<int> Rest() => _all[1..];
            public ref int First() => ref _all[0];
            public readonly ref readonly int Last { get { return ref _all[^1]; } }
            [UnscopedRef] public ref Span<int> Raw() => ref _all;
        }
        public static partial class Mixed
        {
            static partial void Hook(ref int x);
            static partial void Hook(ref int x) { x++; }
            public static partial int Given { get; }
            public static partial int Given => 5;
            public static int Run() { var x = 0; Hook(ref x); return x; }
            [SkipLocalsInit] public static unsafe int Stack(int n) { int* all = stackalloc int[8]; for (var i = 0; i < 8; i++) all[i] = n; return all[7]; }
            public static T Sum<T>(ReadOnlySpan<T> all) where T : INumber<T> { var sum = T.Zero; foreach (var one in all) sum += one; return sum; }
            public static int Many(params ReadOnlySpan<int> all) => all.Length;
            public static int Any<T>(scoped T one) where T : allows ref struct => 1;
            public static int Local(int n) { return Inner(n); static int Inner(int k) => k <= 0 ? 0 : Inner(k - 1) + 1; }
            public static async Task<int> Later(int n) { await Task.Yield(); Span<int> one = [n]; return one[0]; }
            public static async ValueTask Adds(List<int> all) => await Task.Run(() => all.Add(1));
            public static IEnumerable<int> Walks(int n) { for (var i = 0; i < n; i++) { Span<int> one = stackalloc int[1]; one[0] = i; var value = one[0]; yield return value; } }
            public static async IAsyncEnumerable<int> WalksLater(int n, [EnumeratorCancellation] CancellationToken stop = default) { for (var i = 0; i < n; i++) { await Task.Yield(); yield return i; } }
            public static int Jumps(int n) { again: if (n > 3) { n--; goto again; } return n; }
            public static int Throws(int n) => n > 0 ? n : throw new ArgumentException("n");
            public static int Parses(string text, out int value) { if (int.TryParse(text, out value)) return value; value = -1; return 0; }
            public static bool Filled([NotNullWhen(true)] string? text) { return text is { Length: > 0 }; }
            public static int Pinned(int[] all) { unsafe { fixed (int* first = all) { return first[0]; } } }
            public static string Writes(int n) => $"{n:D3}|{(n > 1 ? "a" : "b")}";
            public static int Chooses(object one) => one switch { int i => i, string { Length: var length } => length, _ => 0 };
            extension(string text)
            {
                public int Twice() => text.Length * 2;
                public int Size { get { return text.Length; } }
            }
            extension<T>(List<T>)
            {
                public static List<T> Made(T one) { return [one]; }
                public static List<T> operator +(List<T> a, List<T> b) => [.. a, .. b];
            }
        }
        public record Spot(int X, int Y) { public int Sum => X + Y; public override string ToString() => $"{X}:{Y}"; }
        public readonly record struct Two<T>(T A, T B) { public Two<T> Swapped() => new(B, A); }
        file class Hidden { public int Get() => 7; }
        public static class Shown { public static int Get() { return new Hidden().Get(); } static readonly int Seven; static Shown() { Seven = 7; } }
        public class Needs { public required string A { get; set; } [SetsRequiredMembers] public Needs(string a) { A = a; } }
        [InlineArray(4)] public struct Four { private int _one; public int Total() { var sum = 0; foreach (var one in (ReadOnlySpan<int>)this) sum += one; return sum; } }
        """;

    private static readonly List<string> Ids = CSharpMembers
        .All("A.cs", Source)
        .Select(member => member.Id)
        .ToList();

    [Fact]
    public void Stand_as_they_are() => Assert.Empty(Errors(Source));

    [Fact]
    public void Compile_with_a_probe()
    {
        var probed = MemberProbe.Instrument("A.cs", Source, Ids);

        Assert.Equal(Ids.Count, probed.Probed.Count);
        Assert.Empty(Errors(probed.Text, ProbeSource.Text));
    }

    [Fact]
    public void Compile_with_numbers() =>
        Assert.Empty(
            Errors(
                MemberProbe.Number("A.cs", Source, Ids.Select((id, number) => (id, number)), null),
                ProbeSource.Text
            )
        );

    [Fact]
    public void Compile_with_recorded_calls() =>
        Assert.Empty(Errors(CallObserver.Instrument("A.cs", Source, Ids).Text, CallsSource.Text));

    [Fact]
    public void Compile_with_marks_on_all_lines()
    {
        var lines = Enumerable.Range(1, Source.Split('\n').Length);

        Assert.Empty(
            Errors(
                LineMarks.Instrument(
                    Source,
                    lines.Select(line => new LineRange(line, line)).ToList()
                )!,
                ProbeSource.Text
            )
        );
    }

    private static IEnumerable<string> Errors(params string[] texts)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path));
        var options = new CSharpParseOptions(
            LanguageVersion.Preview,
            preprocessorSymbols: ["NETCOREAPP3_0_OR_GREATER", "NET"]
        );
        return CSharpCompilation
            .Create(
                "a",
                texts.Select(text => CSharpSyntaxTree.ParseText(text, options)),
                references,
                new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true)
            )
            .GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => diagnostic.ToString());
    }
}
