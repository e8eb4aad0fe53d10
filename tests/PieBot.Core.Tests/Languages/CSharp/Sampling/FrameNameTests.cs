using PieBot.Core.Languages.CSharp.Members;
using PieBot.Core.Languages.CSharp.Sampling;

namespace PieBot.Core.Tests.Languages.CSharp.Sampling;

public sealed class FrameNameTests
{
    private const string Source = """
        namespace Ns;
        class A<T>
        {
            A() { }
            int Sum(int[] a, System.Collections.Generic.Dictionary<int, string> b) { return 1; }
            int Sum(int a) { return 1; }
            int Size { get { return 1; } set { } }
            int Half => 2;
            int this[int i] => 3;
            async System.Threading.Tasks.Task RunAsync<U>(U u) { }
            public static A<T> operator +(A<T> a, A<T> b) { return a; }
            class Inner { void Go() { } }
        }
        """;

    [Theory]
    [InlineData("Ns.A`1[System.__Canon]..ctor()", "A..ctor")]
    [InlineData(
        "Ns.A`1[System.__Canon].Sum(int32[],class System.Collections.Generic.Dictionary`2<int32,class System.String>)",
        "A.Sum(int[], System.Collections.Generic.Dictionary<int, string>)"
    )]
    [InlineData("Ns.A`1[System.Int32].Sum(int32)", "A.Sum(int)")]
    [InlineData("Ns.A`1[System.Collections.Generic.List`1[System.Int32]].Sum(int32)", "A.Sum(int)")]
    [InlineData("Ns.A`1.get_Size()", "A.Size.get")]
    [InlineData("Ns.A`1.set_Size(int32)", "A.Size.set")]
    [InlineData("Ns.A`1.get_Half()", "A.Half")]
    [InlineData("Ns.A`1.get_Item(int32)", "A.this")]
    [InlineData("Ns.A`1+<RunAsync>d__7`1[System.__Canon].MoveNext()", "A.RunAsync")]
    [InlineData("Ns.A`1+<>c__DisplayClass3_0.<RunAsync>b__1(int32)", "A.RunAsync")]
    [InlineData("Ns.A`1.<RunAsync>g__Local|3_0()", "A.RunAsync")]
    [InlineData("Ns.A`1+<>c+<<RunAsync>b__0_0>d.MoveNext()", "A.RunAsync")]
    [InlineData("Ns.A`1+Inner.Go()", "Inner.Go")]
    [InlineData("Ns.A`1+Inner.Stop()", "")]
    [InlineData("Ns.B.Sum(int32)", "")]
    public void A_frame_goes_by_its_member(string frame, string expected)
    {
        var name = FrameName.OfFrame(frame);

        var found = CSharpMembers
            .All("a.cs", Source)
            .Where(member => FrameName.OfMember(member) is { } own && own.Matches(name))
            .ToList();

        if (expected.Length == 0)
        {
            Assert.Empty(found);
            return;
        }

        var one = Assert.Single(found);
        Assert.StartsWith(expected.Split('(')[0], one.Name.Replace("`1", ""));
        Assert.True(!expected.Contains('(') || one.Id.EndsWith(expected[1..]), one.Id);
    }

    [Fact]
    public void A_member_is_met_once_in_a_stack_and_the_frameworks_own_time_does_not_count()
    {
        var members = CSharpMembers.All("a.cs", Source);
        var profile = new MetMembers(members, new HashSet<string> { "Lib", "Lib.Tests" });
        var sum = new SampledFrame("Ns.A`1[System.Int32].Sum(int32)", "Lib", 6);
        var test = new SampledFrame("T.Tests.Sums()", "Lib.Tests", 1);
        var runner = new SampledFrame("Xunit.Runner.Run()", "xunit", null);
        var inside = new SampledFrame("System.String.Concat()", "System.Private.CoreLib", null);

        profile.Add([inside, sum, sum with { Line = 7 }, test, runner]);
        profile.Add([test, runner]);
        profile.Add([runner]);
        // Another assembly may have a member of the same name.
        profile.Add([new("Ns.A`1.get_Half()", "Other", null), test]);

        var facts = profile.Facts();
        Assert.Equal(3, facts.Samples);
        var share = Assert.Single(facts.Members);
        Assert.EndsWith("Sum(int)", share.Id);
        Assert.Equal(1 / 3.0, share.Share, 3);
        Assert.Equal((6, share.Share), (share.Lines[0].Line, share.Lines.Single().Share));
    }
}
