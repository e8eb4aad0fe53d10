using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Cpp.Members;

/// <summary>Walks the scopes of a file, namespaces and classes, and takes the functions that are defined in them.</summary>
/// <param name="partner">Of each bracket: see <see cref="Brackets"/>.</param>
internal sealed class DefinitionFinder(IReadOnlyList<CodeToken> tokens, int[] partner)
{
    private readonly List<Definition> _found = [];
    private readonly Header _header = new(tokens, partner);

    public IReadOnlyList<Definition> Find()
    {
        Scope(0, tokens.Count, []);
        return _found;
    }

    // What begins at "from" is a statement: up to a semicolon, or a block that ends it.
    private void Scope(int from, int to, IReadOnlyList<ScopeName> around)
    {
        var start = from;
        for (var at = from; at < to; at++)
        {
            switch (tokens[at].Text)
            {
                case "(" or "[" when tokens[at].Kind == TokenKind.Operator:
                    at = partner[at];
                    break;
                case ";" when tokens[at].Kind == TokenKind.Operator:
                case ":" when tokens[at].Kind == TokenKind.Operator && _header.IsAccess(start, at):
                    start = at + 1;
                    break;
                case "{" when tokens[at].Kind == TokenKind.Operator:
                    var ends = Block(start, at, around);
                    at = partner[at];
                    if (ends)
                    {
                        at = Handlers(at, to);
                        start = at + 1;
                    }

                    break;
            }
        }
    }

    // True when the statement ends with the block.
    private bool Block(int start, int open, IReadOnlyList<ScopeName> around)
    {
        start = _header.Begin(start, open);
        var block = _header.Read(start, open, around);
        switch (block)
        {
            case ScopeBlock scope:
                Scope(open + 1, partner[open], [.. around, .. scope.Names]);
                return scope.Ends;
            case FunctionBlock function:
                var last = Handlers(partner[open], tokens.Count);
                _found.Add(
                    new(
                        function.Signature(around),
                        function.Name(around),
                        function.Kind,
                        new(tokens[start].Line, tokens[last].EndLine)
                    )
                );
                return true;
            default:
                return block is SkippedBlock { Ends: true };
        }
    }

    // The catch blocks of a function that is one try block.
    private int Handlers(int close, int to)
    {
        while (
            close + 2 < to
            && tokens[close + 1].Is("catch")
            && tokens[close + 2].Is("(")
            && partner[close + 2] + 1 < to
            && tokens[partner[close + 2] + 1].Is("{")
        )
        {
            close = partner[partner[close + 2] + 1];
        }

        return close;
    }
}
