using CsCheck;
using PieBot.Core.Languages.Python.Members;
using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Tests.Languages.Python;

public sealed class PythonLexerTests
{
    [Theory]
    [InlineData("x = 1_000 + 0xffe+3 - 1e-5j", "x|=|1_000|+|0xffe|+|3|-|1e-5j|¶")]
    [InlineData("a='it\\'s' \"b\" rb'\\' ", "a|=|'it\\'s'|\"b\"|rb'\\' |¶")]
    [InlineData("s = '''a\n'b'\n''' # c", "s|=|'''a\n'b'\n'''|¶")]
    [InlineData("f'{x[\"a\"]:>{w}} {{' + y", "f'{x[\"a\"]:>{w}} {{'|+|y|¶")]
    [InlineData("f'{x['a']!r:'>3}' z", "f'{x['a']!r:'>3}'|z|¶")]
    [InlineData("f(a,\n  b) \\\n + c; d", "f|(|a|,|b|)|+|c|;|d|¶")]
    [InlineData("if x:\n    y //= 2\n\n# c\n  # d\nz", "if|x|:|¶|→|y|//=|2|¶|←|z|¶")]
    [InlineData("if x:\n\tif y:\n\t\tz\nw := 3", "if|x|:|¶|→|if|y|:|¶|→|z|¶|←|←|w|:=|3|¶")]
    public void Cuts_a_text(string text, string tokens) =>
        Assert.Equal(
            tokens,
            string.Join(
                '|',
                PythonLexer
                    .Tokens(text)
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

    // Whatever is thrown at it: tokens lie in order where they say, and between them is nothing that says anything.
    [Fact]
    public void Tokens_are_the_text_but_for_blanks_and_comments() =>
        Gen.OneOf(
                "x",
                "'",
                "\"",
                "\"\"\"",
                "#",
                "\n",
                "  ",
                "f'",
                "{",
                "}",
                "(",
                ")",
                "\\",
                "1",
                "==",
                "\t",
                ":"
            )
            .Array[0, 40]
            .Select(string.Concat)
            .Sample(text =>
            {
                var at = 0;
                foreach (var token in PythonLexer.Tokens(text))
                {
                    Assert.True(token.Start >= at);
                    IsSilent(text[at..token.Start]);
                    Assert.Equal(token.Text, text.Substring(token.Start, token.Text.Length));
                    at = token.End;
                }

                IsSilent(text[at..]);
            });

    private static void IsSilent(string between)
    {
        foreach (var line in between.Split('\n', '\r'))
        {
            Assert.Equal("", line.Split('#')[0].Trim(' ', '\t', '\f', '\\'));
        }
    }
}
