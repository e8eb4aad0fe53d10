using PieBot.Core.Languages.Cpp.Members;
using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Cpp.Rules.Code;

/// <summary>Fields of the classes that a file defines.</summary>
internal sealed class Fields
{
    private readonly Dictionary<string, List<Variable>?> _found = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<CodeToken> _tokens;
    private readonly int[] _partner;
    private readonly TypeReader _types;

    private Fields(IReadOnlyList<CodeToken> tokens, int[] partner, StdNames std)
    {
        (_tokens, _partner, _types) = (tokens, partner, new(tokens, partner, std));
        for (var at = 0; at + 1 < tokens.Count; at++)
        {
            if (tokens[at].Text is "class" or "struct" && Body(at + 1) is var (name, open))
            {
                // Of two classes of one name it is not known which is meant.
                _found[name] = _found.ContainsKey(name) ? null : Read(open).ToList();
            }
        }
    }

    /// <summary>None where the file cannot be read.</summary>
    public static Fields? Of(IReadOnlyList<CodeToken> file, StdNames std)
    {
        var taken = Branches.Taken(file);
        return Brackets.Match(taken) is { } partner ? new(taken, partner, std) : null;
    }

    /// <summary>Those that a member function sees by their names.</summary>
    /// <param name="function">Its name for people, <c>Type::Function</c>.</param>
    public IReadOnlyList<Variable> SeenBy(string function) =>
        function.Split("::") is [var owner, _] && _found.GetValueOrDefault(owner) is { } fields
            ? fields
            : [];

    // The last word before a colon, a brace or its template arguments names it.
    private (string Name, int Open)? Body(int at)
    {
        string? name = null;
        for (; at < _tokens.Count; at++)
        {
            var token = _tokens[at];
            if (token.Is("{"))
            {
                return name is null ? null : (name, at);
            }

            if (token.Is(":"))
            {
                while (at < _tokens.Count && !_tokens[at].Is("{") && !_tokens[at].Is(";"))
                {
                    at++;
                }

                return name is null || at == _tokens.Count || _tokens[at].Is(";")
                    ? null
                    : (name, at);
            }

            if (token.Kind == TokenKind.Word && token.Text != "final")
            {
                name = token.Text;
            }
            else if (token.Kind == TokenKind.Operator && token.Text != "::")
            {
                return null;
            }
        }

        return null;
    }

    private IEnumerable<Variable> Read(int open)
    {
        var close = _partner[open];
        var start = true;
        for (var at = open + 1; at < close; at++)
        {
            if (
                start
                && _types.Read(at, close) is { } read
                && read.Next + 1 <= close
                && _tokens[read.Next].Kind == TokenKind.Word
                && _tokens[read.Next + 1].Text is ";" or "=" or "{"
            )
            {
                yield return new(
                    _tokens[read.Next].Text,
                    read.Type,
                    VariableKind.Field,
                    -1,
                    -1,
                    int.MaxValue
                );
            }

            var token = _tokens[at];
            if (token.Kind == TokenKind.Operator && token.Text is "(" or "[" or "{")
            {
                at = _partner[at];
            }

            // Behind "public:", a field or a function's body.
            start = _tokens[at].Kind == TokenKind.Operator && _tokens[at].Text is ";" or "}" or ":";
        }
    }
}
