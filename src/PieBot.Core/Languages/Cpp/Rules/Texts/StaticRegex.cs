using System.Collections.Frozen;
using PieBot.Core.Languages.Cpp.Rules.Code;
using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Cpp.Rules.Texts;

/// <summary>A regular expression of literals alone: built once, not at each call.</summary>
internal sealed class StaticRegex : CppRule
{
    private static readonly HashSet<string> Readers = new(StringComparer.Ordinal)
    {
        "regex_match",
        "regex_search",
        "regex_replace",
    };

    private static readonly FrozenSet<string> Options = Words.Of(
        "std regex regex_constants icase nosubs optimize collate ECMAScript basic extended awk grep egrep "
            + "multiline"
    );

    public override string Id => "static-regex";

    public override string Title => "Build the regular expression once";

    public override string Reason =>
        "Reading a regular expression and building its automaton takes far longer than most searches with it.";

    public override IEnumerable<Fix> Find(FunctionCode code)
    {
        foreach (var variable in code.Variables)
        {
            if (
                variable is { Kind: VariableKind.Local, IsOwn: true, Type.Name: "std::regex" }
                && code.IsOperator(variable.At + 1)
                && code.Tokens[variable.At + 1].Text is "(" or "{"
                && IsConstant(code, variable.At + 1)
                && code.Is(code.Partner[variable.At + 1] + 1, ";")
                && code.Mentions(variable).All(at => IsRead(code, at))
                && code.Replace(
                    variable.Start,
                    variable.Start + 1,
                    $"static {(variable.Type.IsConst ? "" : "const ")}{code.Tokens[variable.Start].Text}"
                )
                    is { } change
            )
            {
                yield return new(change);
            }
        }

        foreach (var fix in Temporary(code))
        {
            yield return fix;
        }
    }

    // regex_replace(s, std::regex("x"), "y")
    private static IEnumerable<Fix> Temporary(FunctionCode code)
    {
        var names = new Queue<string>(
            ((string[])["pattern", "expression", "wanted"]).Where(name =>
                code.Fresh(name) is not null
            )
        );
        for (var at = code.Body + 1; at < code.Tokens.Count && names.Count > 0; at++)
        {
            var open =
                code.Has(at, "std", "::", "regex", "(") ? at + 3
                : code.Std.Has("regex") && code.Has(at, "regex", "(") && !code.Is(at - 1, "::")
                    ? at + 1
                : -1;
            if (open < 0 || !IsConstant(code, open) || !IsRead(code, at))
            {
                continue;
            }

            var statement = code.Statements.Start(at);
            if (
                code.Statements.IsInBlock(statement, code.Parent[statement])
                && !code.Is(statement, "for")
                && code.Replace(at, code.Partner[open] + 1, names.Peek()) is { } change
            )
            {
                var text = code.Text(at, open);
                yield return new(
                    code.Before(
                        statement,
                        $"static const {text} {names.Dequeue()}{code.Text(open, code.Partner[open] + 1)};"
                    ),
                    change
                );
            }
        }
    }

    private static bool IsConstant(FunctionCode code, int open)
    {
        var close = code.Partner[open];
        return code.Tokens[open + 1].Kind == TokenKind.Text
            && Enumerable
                .Range(open + 1, close - open - 1)
                .All(at =>
                    code.Tokens[at].Kind switch
                    {
                        TokenKind.Text => true,
                        TokenKind.Word => Options.Contains(code.Tokens[at].Text),
                        TokenKind.Operator => code.Tokens[at].Text is "," or "|" or "::",
                        _ => false,
                    }
                );
    }

    private static bool IsRead(FunctionCode code, int at)
    {
        var open = code.Parent[at];
        return code.Is(open, "(") && Readers.Contains(code.Tokens[open - 1].Text);
    }
}
