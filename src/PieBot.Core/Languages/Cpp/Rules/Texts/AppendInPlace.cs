using PieBot.Core.Languages.Cpp.Rules.Code;

namespace PieBot.Core.Languages.Cpp.Rules.Texts;

/// <summary><c>s = s + x;</c> in a loop → <c>s += x;</c>.</summary>
internal sealed class AppendInPlace : CppRule
{
    public override string Id => "string-append-in-place";

    public override string Title => "Append to the string instead of building a new one";

    public override string Reason => "Each round copies all that the string holds so far.";

    public override IEnumerable<Fix> Find(FunctionCode code)
    {
        for (var at = code.Body + 1; at < code.Tokens.Count; at++)
        {
            if (
                code.Is(at + 1, "=")
                && code.Is(at + 3, "+")
                && code.Find(at) is { Type: { IsString: true, IsPointer: false } } text
                && code.Find(at + 2) == text
                && code.Statements.Start(at) == at
                && code.IsRepeated(at, code.Body)
                && Terms(code, at + 4, code.Statements.End(at) - 1) is { } terms
                && Fixed(code, text, at, terms) is { } change
            )
            {
                yield return new(change);
            }
        }
    }

    private static Change? Fixed(
        FunctionCode code,
        Variable text,
        int at,
        List<(int From, int To)> terms
    )
    {
        if (terms.Count == 1)
        {
            return code.Replace(at + 1, at + 4, "+=");
        }

        // Each is appended apart: two characters would be added as numbers. A term that looks at the string, by whatever name,
        // would see it changed, and so would who catches what a term throws.
        return
            code.Statements.IsInBlock(at, code.Parent[at])
            && !code.Mentions(text, at + 4, terms[^1].To).Any()
            && IsKnownByNameOnly(code, text)
            && !code.Tokens.Any(token => token.Is("try"))
            ? code.Replace(
                at,
                terms[^1].To,
                string.Join(
                    $";{code.NewLine}{code.Indent(at)}",
                    terms.Select(term => $"{text.Name} += {code.Text(term.From, term.To)}")
                )
            )
            : null;
    }

    private static bool IsKnownByNameOnly(FunctionCode code, Variable text) =>
        text.IsOwn
        && code.Mentions(text)
            .All(at =>
                !code.IsCaptured(text, at)
                && !code.Is(at - 1, "&")
                && !code.Variables.Any(one =>
                    one is { Kind: VariableKind.Local, IsOwn: false }
                    && one.At < at
                    && at < code.Statements.End(one.Start)
                )
            );

    // What is between the plus signs; null where there are other operators.
    private static List<(int From, int To)>? Terms(FunctionCode code, int from, int to)
    {
        var terms = new List<(int, int)>();
        var start = from;
        for (var at = from; at <= to; at++)
        {
            if (at == to || code.Is(at, "+"))
            {
                if (at == start)
                {
                    return null;
                }

                terms.Add((start, at));
                start = at + 1;
            }
            else if (code.IsOperator(at))
            {
                switch (code.Tokens[at].Text)
                {
                    case "(" or "[":
                        at = code.Partner[at];
                        break;
                    case "." or "->" or "::":
                        break;
                    default:
                        return null;
                }
            }
        }

        return terms;
    }
}
