using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Cpp.Members;

/// <summary>Finds in a header the name and the parameters of the function that it declares.</summary>
internal sealed class Declarator(IReadOnlyList<CodeToken> tokens, int[] partner)
{
    /// <summary>Null when the header is of no function, or none that is surely one.</summary>
    /// <param name="items">The header's tokens outside of brackets.</param>
    /// <param name="open">The brace of the block.</param>
    public Block? Read(IReadOnlyList<int> items, int open, IReadOnlyList<ScopeName> around)
    {
        for (var at = 1; at < items.Count; at++)
        {
            if (
                tokens[items[at]].Is("(")
                && Name(items, at) is { } name
                && Trailer.Read(tokens, partner, partner[items[at]] + 1, open) is { } trailer
                && IsSure(items, name, around)
            )
            {
                return trailer.HasInitializers && IsInitializer(open)
                    ? new SkippedBlock(false)
                    : new FunctionBlock(
                        name.Qualifiers,
                        name.Simple,
                        Parameters.Types(tokens, partner, items[at]),
                        trailer.IsConst ? " const" : "",
                        Kind(name, around)
                    );
            }
        }

        return null;
    }

    // b_{1} in a list of initializers; a body follows a closing bracket.
    private bool IsInitializer(int open) =>
        tokens[open - 1].Kind == TokenKind.Word || tokens[open - 1].Is(">");

    private FunctionName? Name(IReadOnlyList<int> items, int parenthesis)
    {
        var operation = LastOperator(items, parenthesis);
        if (operation >= 0)
        {
            return OperatorName(items, operation, parenthesis);
        }

        var from = items[0];
        var last = items[parenthesis] - 1;
        var word = Back(last, from);
        if (word is not { } at || !CppWords.MayBeFunction(tokens[at].Text))
        {
            return null;
        }

        var simple = tokens[at].Text;
        if (at > from && tokens[at - 1].Is("~"))
        {
            at--;
            simple = $"~{simple}";
        }

        return Qualified(simple, at, from);
    }

    private FunctionName? OperatorName(IReadOnlyList<int> items, int operation, int parenthesis)
    {
        // operator()(...): the first pair is the name.
        var first = operation + 1;
        var isCall =
            tokens[items[first]].Is("(")
            && items.Count > first + 1
            && tokens[items[first + 1]].Is("(");
        if (parenthesis != (isCall ? first + 1 : NextParenthesis(items, first)))
        {
            return null;
        }

        var text = TokenText.Of(tokens, items[operation] + 1, items[parenthesis]);
        var simple =
            char.IsLetter(text[0]) || text[0] == '_' ? $"operator {text}" : $"operator{text}";
        return Qualified(simple, items[operation], items[0]);
    }

    private FunctionName Qualified(string simple, int at, int from)
    {
        var qualifiers = new List<string>();
        while (at - 2 >= from && tokens[at - 1].Is("::") && Back(at - 2, from) is { } word)
        {
            qualifiers.Insert(0, tokens[word].Text);
            at = word;
        }

        return new(simple, qualifiers, at);
    }

    // A word, or the word before its template arguments.
    private int? Back(int last, int from)
    {
        if (tokens[last].Is(">"))
        {
            last = (Angles.Open(tokens, partner, last, from) ?? 0) - 1;
        }

        return last >= from && tokens[last].Kind == TokenKind.Word ? last : null;
    }

    private int LastOperator(IReadOnlyList<int> items, int before)
    {
        while (--before >= 0 && !tokens[items[before]].Is("operator")) { }

        return before;
    }

    private int NextParenthesis(IReadOnlyList<int> items, int at)
    {
        while (at < items.Count && !tokens[items[at]].Is("("))
        {
            at++;
        }

        return at;
    }

    // Without a type before it, it is a constructor, a destructor, a conversion, or some macro's use.
    private bool IsSure(
        IReadOnlyList<int> items,
        FunctionName name,
        IReadOnlyList<ScopeName> around
    )
    {
        if (Kind(name, around) != MemberKind.Method)
        {
            return true;
        }

        var types = 0;
        var key = false;
        for (var at = 0; at < items.Count && items[at] < name.Start; at++)
        {
            var token = tokens[items[at]];
            var isMacroCall =
                at + 1 < items.Count && CppWords.IsMacro(token) && tokens[items[at + 1]].Is("(");
            key |= token.Text is "class" or "struct" or "union" or "enum";
            types +=
                token.Kind == TokenKind.Word && !CppWords.IsSpecifier(token.Text) && !isMacroCall
                    ? 1
                    : 0;
            at += isMacroCall ? 1 : 0;
        }

        // class NAME(x) Name { is no function; struct Type name(...) { is one.
        return types > (key ? 1 : 0);
    }

    private static MemberKind Kind(FunctionName name, IReadOnlyList<ScopeName> around)
    {
        var owner =
            name.Qualifiers.Count > 0 ? name.Qualifiers[^1]
            : around.Count > 0 && around[^1].IsType ? around[^1].Name.Split('<')[0]
            : null;
        return name.Simple.StartsWith('~') ? MemberKind.Destructor
            : name.IsOperator ? MemberKind.Operator
            : name.Simple == owner ? MemberKind.Constructor
            : MemberKind.Method;
    }

    private sealed record FunctionName(string Simple, IReadOnlyList<string> Qualifiers, int Start)
    {
        public bool IsOperator =>
            Simple.StartsWith("operator", StringComparison.Ordinal)
            && Simple.Length > 8
            && !char.IsLetterOrDigit(Simple[8])
            && Simple[8] != '_';
    }
}
