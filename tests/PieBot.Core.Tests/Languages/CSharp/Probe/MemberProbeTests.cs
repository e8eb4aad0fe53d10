using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PieBot.Core.Languages.CSharp.Members;
using PieBot.Core.Languages.CSharp.Probe;

namespace PieBot.Core.Tests.Languages.CSharp.Probe;

public sealed class MemberProbeTests
{
    private const string Source = """
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        public class A
        {
            public A(int x) { _x = x; }
            private int _x;
            public void Nothing() => _x++;
            public int Arrow() => _x;
            public int Block() { if (_x > 0) return 1; return 2; }
            public ref int Reference() => ref _x;
            public int Property => _x;
            public int Both { get => _x; set => _x = value; }
            public int this[int i] => i;
            public Task Handed() => Task.Delay(1);
            public async Task Awaited() => await Task.Delay(1);
            public async Task<int> Result() { await Task.Delay(1); return 3; }
            public IEnumerable<int> Lazy() { yield return 1; }
            public int Throws() => throw new InvalidOperationException();
            public static A operator +(A one, A other) => one;
            public void operator +=(int by) => _x += by;
            public void operator ++() => _x++;
            public int Local() { int Inner() => 2; return Inner(); }
        }
        """;

    [Fact]
    public void Every_kind_of_member_compiles_with_a_probe_on_the_same_line()
    {
        foreach (var member in CSharpMembers.All("A.cs", Source))
        {
            var probed = MemberProbe.Instrument("A.cs", Source, [member.Id]);

            Assert.Equal([member.Id], probed.Probed);
            Assert.Equal(Source.Split('\n').Length, probed.Text.Split('\n').Length);
            Assert.Contains(
                "Probe.Enter",
                probed.Text.Split('\n')[member.Lines.Start - 1],
                StringComparison.Ordinal
            );
            Assert.Empty(Errors(probed.Text));
        }
    }

    [Theory]
    [InlineData("A.Block", true)]
    [InlineData("A.Arrow", true)]
    [InlineData("A.Handed", false)]
    [InlineData("A.Awaited", false)]
    [InlineData("A.Result", false)]
    [InlineData("A.Lazy", false)]
    public void Knows_whose_time_it_sees(string name, bool timed)
    {
        var member = CSharpMembers.All("A.cs", Source).Single(one => one.Name == name);

        Assert.Equal(timed, MemberProbe.Instrument("A.cs", Source, [member.Id]).Timed);
    }

    [Fact]
    public void Passes_over_members_that_are_not_there() =>
        Assert.Equal(Source, MemberProbe.Instrument("A.cs", Source, ["A.cs::B.C()"]).Text);

    private static IEnumerable<string> Errors(string text)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path));
        return CSharpCompilation
            .Create(
                "a",
                [
                    CSharpSyntaxTree.ParseText(
                        text,
                        cancellationToken: TestContext.Current.CancellationToken
                    ),
                    CSharpSyntaxTree.ParseText(
                        ProbeSource.Text,
                        cancellationToken: TestContext.Current.CancellationToken
                    ),
                ],
                references,
                new(OutputKind.DynamicallyLinkedLibrary)
            )
            .GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => diagnostic.ToString());
    }
}
