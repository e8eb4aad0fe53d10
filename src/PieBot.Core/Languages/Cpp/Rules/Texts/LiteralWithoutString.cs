using PieBot.Core.Languages.Cpp.Rules.Code;
using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Cpp.Rules.Texts;

/// <summary><c>s == std::string("x")</c> → <c>s == "x"</c>, and the like for <c>+=</c> and <c>+</c>.</summary>
internal sealed class LiteralWithoutString : CppRule
{
    public override string Id => "literal-without-string";

    public override string Title => "Use the literal as it is";

    public override string Reason => "A string is made of the literal only to be read once.";

    public override IEnumerable<Fix> Find(FunctionCode code)
    {
        for (var at = code.Body + 3; at < code.Tokens.Count; at++)
        {
            var open =
                code.Has(at, "std", "::", "string", "(") ? at + 3
                : code.Std.Has("string") && code.Has(at, "string", "(") ? at + 1
                : -1;
            if (
                open > 0
                && code.Tokens[at - 1].Text is "==" or "!=" or "+=" or "+"
                && code.Find(at - 2) is { Type: { Name: "std::string", IsPointer: false } }
                && code.Tokens[open + 1] is { Kind: TokenKind.Text, Text: ['"', ..] }
                && code.Partner[open] == open + 2
                && code.Tokens[open + 3].Text is ")" or "&&" or "||" or ";" or "?" or "," or ":"
                && code.Replace(at, open + 3, code.Tokens[open + 1].Text) is { } change
            )
            {
                yield return new(change);
            }
        }
    }
}
