using PieBot.Changes;
using PieBot.Verification.DotNet.Profiling;

namespace PieBot.Tests.Verification.DotNet.Profiling;

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
        var profile = new Profile(members, new HashSet<string> { "Lib", "Lib.Tests" });
        (string, string) sum = ("Ns.A`1[System.Int32].Sum(int32)", "Lib");
        (string, string) test = ("T.Tests.Sums()", "Lib.Tests");
        (string, string) runner = ("Xunit.Runner.Run()", "xunit");

        profile.Add([("System.String.Concat()", "System.Private.CoreLib"), sum, sum, test, runner]);
        profile.Add([test, runner]);
        profile.Add([runner]);
        // Another assembly may have a member of the same name.
        profile.Add([("Ns.A`1.get_Half()", "Other"), test]);

        var facts = profile.Facts();
        Assert.Equal(3, facts.Samples);
        var share = Assert.Single(facts.Members);
        Assert.EndsWith("Sum(int)", share.Id);
        Assert.Equal(1 / 3.0, share.Share, 3);
    }
}
