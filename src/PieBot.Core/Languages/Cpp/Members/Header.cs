using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Cpp.Members;

/// <summary>Reads what stands before a block in a namespace or class: what it is the block of.</summary>
internal sealed class Header(IReadOnlyList<CodeToken> tokens, int[] partner)
{
    private readonly Declarator _declarator = new(tokens, partner);

    /// <summary>Whether the tokens up to a colon are an access specifier: <c>public:</c>, <c>public slots:</c>.</summary>
    public bool IsAccess(int start, int colon) =>
        colon - start is 1 or 2
        && tokens[start].Text is "public" or "private" or "protected" or "signals" or "Q_SIGNALS";

    /// <summary>Where the statement begins once macros in front of it that are statements of their own are left out.</summary>
    public int Begin(int start, int open)
    {
        while (start + 1 < open && CppWords.IsMacro(tokens[start]))
        {
            var end = start + 1;
            var isCall = tokens[end].Is("(");
            end = isCall ? partner[end] + 1 : end;
            var isAlone = end < open && tokens[end].Line > tokens[end - 1].EndLine;
            if (!isAlone || !(isCall || IsStatement(tokens[start].Text)))
            {
                break;
            }

            start = end;
        }

        return start;
    }

    public Block Read(int start, int open, IReadOnlyList<ScopeName> around)
    {
        var items = Items(start, open);
        if (items.Count == 0)
        {
            return new SkippedBlock(true);
        }

        if (IsRequirement(open) || items.Exists(IsAssignment))
        {
            return new SkippedBlock(false);
        }

        if (items.Exists(one => tokens[one].Is("namespace")))
        {
            return Namespace(items);
        }

        if (_declarator.Read(items, open, around) is { } function)
        {
            return function;
        }

        return tokens[items[^1]].Kind == TokenKind.Text ? new ScopeBlock([], true)
            : items.Exists(one => tokens[one].Is("enum")) ? new SkippedBlock(true)
            : Class(items);
    }

    // Tokens outside of brackets, an opening bracket for all that it holds; template lists and attributes are left out.
    private List<int> Items(int start, int open)
    {
        var items = new List<int>();
        for (var at = start; at < open; at++)
        {
            if (tokens[at].Is("template") && at + 1 < open && tokens[at + 1].Is("<"))
            {
                at = Angles.Close(tokens, partner, at + 1, open) ?? at + 1;
            }
            else if (
                tokens[at].Text is "alignas" or "__attribute__" or "__declspec"
                && at + 1 < open
                && tokens[at + 1].Is("(")
            )
            {
                at = partner[at + 1];
            }
            else if (tokens[at].Is("[") && tokens[at + 1].Is("["))
            {
                at = partner[at];
            }
            else
            {
                items.Add(at);
                at =
                    tokens[at].Kind == TokenKind.Operator && tokens[at].Text is "(" or "[" or "{"
                        ? partner[at]
                        : at;
            }
        }

        return items;
    }

    // requires (T a) { ... } within a constraint.
    private bool IsRequirement(int open) =>
        tokens[open - 1].Is("requires")
        || (
            tokens[open - 1].Is(")")
            && partner[open - 1] > 0
            && tokens[partner[open - 1] - 1].Is("requires")
        );

    private bool IsAssignment(int item) =>
        tokens[item].Is("=") && (item == 0 || !tokens[item - 1].Is("operator"));

    private ScopeBlock Namespace(List<int> items) =>
        new(
            items
                .SkipWhile(one => !tokens[one].Is("namespace"))
                .Where(one => tokens[one].Kind == TokenKind.Word)
                .Select(one => tokens[one].Text)
                .Where(one => one is not ("namespace" or "inline"))
                .Select(one => new ScopeName(one, false))
                .ToList(),
            true
        );

    private Block Class(List<int> items)
    {
        var key = items.FindIndex(one => tokens[one].Text is "class" or "struct" or "union");
        if (key < 0)
        {
            return new SkippedBlock(true);
        }

        var names = new List<ScopeName>();
        for (var at = key + 1; at < items.Count && !tokens[items[at]].Is(":"); at++)
        {
            var token = tokens[items[at]];
            if (token.Is("<") && names.Count > 0)
            {
                var close = Angles.Close(tokens, partner, items[at], items[^1] + 1) ?? items[^1];
                names[^1] = names[^1] with { Name = names[^1].Name + Joined(items[at], close) };
                at = items.FindLastIndex(one => one <= close);
            }
            else if (token.Kind == TokenKind.Word && token.Text != "final")
            {
                // Of several words the last is the name, unless they are parts of one.
                if (!tokens[items[at - 1]].Is("::"))
                {
                    names.Clear();
                }

                names.Add(new(token.Text, true));
            }
        }

        return new ScopeBlock(names, true);
    }

    private string Joined(int from, int to) => TokenText.Of(tokens, from, to + 1);

    private static bool IsStatement(string macro) =>
        macro is "Q_OBJECT" or "Q_GADGET"
        || macro.Contains("NAMESPACE", StringComparison.Ordinal)
        || macro.EndsWith("_BEGIN", StringComparison.Ordinal)
        || macro.EndsWith("_END", StringComparison.Ordinal);
}
