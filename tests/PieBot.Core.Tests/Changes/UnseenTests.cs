using System.Text;
using PieBot.Core.Changes;

namespace PieBot.Core.Tests.Changes;

public sealed class UnseenTests
{
    [Theory]
    [InlineData(0x2028)]
    [InlineData(0x2029)]
    [InlineData(0x3164)]
    [InlineData(0xFFA0)]
    [InlineData(0x115F)]
    [InlineData(0x1160)]
    [InlineData(0x2800)]
    [InlineData(0x00AD)]
    [InlineData(0x00A0)]
    [InlineData(0x3000)]
    [InlineData(0x202F)]
    [InlineData(0x200B)]
    [InlineData(0x2060)]
    [InlineData(0xFEFF)]
    [InlineData(0x202E)]
    [InlineData(0x2066)]
    [InlineData(0x061C)]
    [InlineData(0x034F)]
    [InlineData(0x180E)]
    [InlineData(0xFE0F)]
    [InlineData(0xE0041)]
    [InlineData(0xE0100)]
    [InlineData(0xE0FFF)]
    [InlineData(0x1D159)]
    [InlineData(0xE000)]
    [InlineData(0xFFFF)]
    [InlineData(0xFFFD)]
    [InlineData(0x0008)]
    [InlineData(0x000D)]
    [InlineData(0x001B)]
    [InlineData(0x0085)]
    [InlineData(0x009B)]
    public void Is_not_seen(int value)
    {
        var text = $"a{new Rune(value)}b";

        Assert.True(Unseen.IsBroughtIn("ab", text));
        Assert.False(Unseen.IsBroughtIn(text, text));
        Assert.True(Unseen.IsBroughtIn(text, text + text));
        Assert.False(Unseen.IsBroughtIn(text, "ab"));
        Assert.DoesNotContain(new Rune(value), Unseen.Without(text).EnumerateRunes());
    }

    [Theory]
    [InlineData("plain text, \t tabs\nand lines")]
    [InlineData("äöü ß é e\u0301 Ω 漢字 한글 עברית العربية")]
    [InlineData("× – … “quotes” → µs ░█ \U0001F600")]
    [InlineData(null)]
    public void Is_seen(string? text) => Assert.False(Unseen.IsBroughtIn("", text));

    [Fact]
    public void Half_of_a_pair_of_surrogates_is_no_text() =>
        Assert.True(Unseen.IsBroughtIn("", "a\ud800b"));

    [Fact]
    public void Spaces_of_all_kinds_are_spaces_to_a_reader() =>
        Assert.Equal("a b c d e", Unseen.Without("a\u00a0b\u3000c\td\u2028e\u200b"));
}
