using PieBot.Core.Languages.Cpp.Observing;
using PieBot.Core.Languages.Cpp.Probe;
using PieBot.Core.Targets;

namespace PieBot.Core.Tests.Languages.Cpp;

public sealed class MemberBodyTests
{
    private const string Text = """
        namespace n { struct P { int x() const { return 1; } int y() { return 2; } };
        P make() try { return {}; } catch (...) { throw; }
        consteval int three() { return 3; }
        struct Q { int a; Q(int b) : a{b} { a++; } };
        task later() { co_await other(); } }
        """;

    [Theory]
    [InlineData("n::P::x() const", "{ PIEBOT_PROBE  return 1")]
    [InlineData("n::P::y()", "{ PIEBOT_PROBE  return 2")]
    [InlineData("n::make()", "try { PIEBOT_PROBE  return {}")]
    public void Puts_a_probe_into_the_body(string signature, string expected)
    {
        var probed = CppProbe.Instrument("a.cpp", Text, [$"a.cpp::{signature}"]);

        Assert.Contains(expected, probed.Text, StringComparison.Ordinal);
        Assert.True(probed.Timed);
        Assert.Equal(Text, CppProbe.Plain(probed.Text));
    }

    [Theory]
    [InlineData("n::three()", false)]
    [InlineData("n::Q::Q(int)", true)]
    [InlineData("n::later()", true)]
    public void Times_no_member_whose_body_is_not_all_of_it(string signature, bool probed)
    {
        var text = CppProbe.Instrument("a.cpp", Text, [$"a.cpp::{signature}"]);

        Assert.Equal(probed, text.Probed.Count == 1);
        Assert.False(text.Timed);
    }

    [Fact]
    public void Knows_the_same_members_as_the_language() =>
        Assert.Equal(
            LanguagePacks.Named("cpp").Members("a.cpp", Text).Select(member => member.Id),
            MemberBody.All("a.cpp", Text).Keys
        );
}
