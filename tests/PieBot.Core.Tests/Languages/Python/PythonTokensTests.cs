using CsCheck;
using PieBot.Core.Languages.Python.Members;
using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Tests.Languages.Python;

public sealed class PythonTokensTests
{
    [Theory]
    [InlineData("x = 1_000 + 0xffe+3 - 1e-5j", "x|=|1_000|+|0xffe|+|3|-|1e-5j|¶")]
    [InlineData("a='it\\'s' \"b\", rb'\\x00' ", "a|=|'it\\'s'|\"b\"|,|rb'\\x00'|¶")]
    [InlineData("s = '''a\n'b'\n''' # c", "s|=|'''a\n'b'\n'''|¶")]
    [InlineData("f'{x[\"a\"]:>{w}} {{' + y", "f'{x[\"a\"]:>{w}} {{'|+|y|¶")]
    [InlineData("f(a,\n  b) \\\n + c; d", "f|(|a|,|b|)|+|c|;|d|¶")]
    [InlineData("if x:\n    y //= 2\n\n# c\n  # d\nz", "if|x|:|¶|→|y|//=|2|¶|←|z|¶")]
    [InlineData("if x:\n\tif y:\n\t\tz\n(w := 3)", "if|x|:|¶|→|if|y|:|¶|→|z|¶|←|←|(|w|:=|3|)|¶")]
    [InlineData("x = 'é😀' + y\r\nz = 1\r\n", "x|=|'é😀'|+|y|¶|z|=|1|¶")]
    [InlineData("x = (", "")]
    public void Cuts_a_text(string text, string tokens) =>
        Assert.Equal(
            tokens,
            string.Join(
                '|',
                PythonTokens
                    .Of(text)
                    .Select(token =>
                        token.Kind switch
                        {
                            TokenKind.NewLine => "¶",
                            TokenKind.Indent => "→",
                            TokenKind.Dedent => "←",
                            _ => token.Text,
                        }
                    )
            )
        );

    // A block that ends with the member belongs to it: what follows the member is as it was.
    [Fact]
    public void Blocks_end_on_the_last_line_of_theirs() =>
        Assert.Equal(
            [3, 3, 7],
            PythonTokens
                .Of("def f(x):\n    if x:\n        return 1\n\n# c\ndef g():\n    pass\n")
                .Where(token => token.Kind == TokenKind.Dedent)
                .Select(token => token.Line)
        );

    // Tokens lie in order where they say, and between them is nothing that says anything.
    [Fact]
    public void Tokens_are_the_text_but_for_blanks_and_comments() =>
        Gen.OneOf(
                "x = 1\n",
                "if x:\n  y = '😀'  # why\n",
                "\n",
                "# é\n",
                "f(a,\n\n  b)\n",
                "s = \"\"\"a\nb\"\"\"; t = 2\n",
                "for i in x:\n\tif i:\n\t\tpass\n\telse: z\n",
                "x = 1 + \\\n  2\r\n",
                "f'{x!r}{y}'\n"
            )
            .Array[0, 12]
            .Select(string.Concat)
            .Sample(
                text =>
                {
                    var at = 0;
                    foreach (var token in PythonTokens.Of(text))
                    {
                        Assert.True(token.Start >= at);
                        IsSilent(text[at..token.Start]);
                        Assert.Equal(token.Line, 1 + text[..token.Start].Count(one => one == '\n'));
                        at = token.End;
                    }

                    IsSilent(text[at..]);
                },
                iter: 300
            );

    private static void IsSilent(string between)
    {
        foreach (var line in between.Split('\n', '\r'))
        {
            Assert.Equal("", line.Split('#')[0].Trim(' ', '\t', '\f', '\\'));
        }
    }
}
