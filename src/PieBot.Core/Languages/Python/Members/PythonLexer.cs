using PieBot.Core.Changes;
using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Python.Members;

/// <summary>Cuts Python into tokens. Comments and blanks are dropped; logical lines end in <see cref="TokenKind.NewLine"/>.</summary>
internal sealed class PythonLexer
{
    private const int TabStop = 8;

    // Longest first.
    private static readonly string[] Operators =
    [
        "**=",
        "//=",
        ">>=",
        "<<=",
        "...",
        ":=",
        "->",
        "**",
        "//",
        "==",
        "!=",
        "<=",
        ">=",
        "<<",
        ">>",
        "+=",
        "-=",
        "*=",
        "/=",
        "%=",
        "&=",
        "|=",
        "^=",
        "@=",
    ];

    private readonly string _text;
    private readonly LineStarts _lines;
    private readonly List<CodeToken> _tokens = [];
    private readonly Stack<int> _indents = new([0]);
    private int _at;
    private int _depth;

    private PythonLexer(string text) => (_text, _lines) = (text, new(text));

    public static IReadOnlyList<CodeToken> Tokens(string text)
    {
        var lexer = new PythonLexer(text);
        lexer.Run();
        return lexer._tokens;
    }

    private void Run()
    {
        var fresh = true;
        while (_at < _text.Length)
        {
            if (fresh && _depth == 0)
            {
                Indentation();
            }

            fresh = false;
            var one = _at < _text.Length ? _text[_at] : '\n';
            if (one is '\n' or '\r')
            {
                EndLine();
                fresh = true;
            }
            else if (char.IsWhiteSpace(one))
            {
                _at++;
            }
            else if (one == '\\')
            {
                _at += 1 + Break(_at + 1);
            }
            else if (one == '#')
            {
                Comment();
            }
            else
            {
                Take();
            }
        }

        EndLine();
        Dedent(0);
    }

    // A line with nothing on it, or a comment alone, has no indentation.
    private void Indentation()
    {
        var column = 0;
        var end = _at;
        for (; end < _text.Length && _text[end] is ' ' or '\t' or '\f'; end++)
        {
            column = _text[end] switch
            {
                '\t' => (column / TabStop + 1) * TabStop,
                '\f' => 0,
                _ => column + 1,
            };
        }

        if (end == _text.Length || _text[end] is '\n' or '\r' or '#')
        {
            return;
        }

        _at = end;
        if (column > _indents.Peek())
        {
            _indents.Push(column);
            Mark(TokenKind.Indent);
        }

        Dedent(column);
    }

    private void Dedent(int column)
    {
        while (_indents.Peek() > column)
        {
            _indents.Pop();
            Mark(TokenKind.Dedent);
        }
    }

    private void EndLine()
    {
        if (
            _depth == 0
            && _tokens.Count > 0
            && _tokens[^1].Kind is not (TokenKind.NewLine or TokenKind.Indent or TokenKind.Dedent)
        )
        {
            Mark(TokenKind.NewLine);
        }

        _at++;
    }

    private void Mark(TokenKind kind)
    {
        var line = _lines.Line(Math.Min(_at, _text.Length));
        _tokens.Add(new(kind, "", Math.Min(_at, _text.Length), line, line));
    }

    private void Comment()
    {
        while (_at < _text.Length && _text[_at] is not ('\n' or '\r'))
        {
            _at++;
        }
    }

    private void Take()
    {
        var one = _text[_at];
        if (one is '"' or '\'')
        {
            Take(TokenKind.Text, PythonText.End(_text, _at, isFormatted: false));
        }
        else if (char.IsAsciiDigit(one) || (one == '.' && char.IsAsciiDigit(At(_at + 1))))
        {
            Take(TokenKind.Number, Number());
        }
        else if (IsWord(one))
        {
            Word();
        }
        else
        {
            var known = Array.Find(
                Operators,
                name => string.CompareOrdinal(_text, _at, name, 0, name.Length) == 0
            );
            _depth = one switch
            {
                '(' or '[' or '{' => _depth + 1,
                ')' or ']' or '}' => Math.Max(0, _depth - 1),
                _ => _depth,
            };
            Take(TokenKind.Operator, _at + (known?.Length ?? 1));
        }
    }

    private void Word()
    {
        var end = _at;
        while (end < _text.Length && IsWord(_text[end]))
        {
            end++;
        }

        var word = _text[_at..end];
        if (At(end) is '"' or '\'' && PythonText.IsPrefix(word))
        {
            var isFormatted = word.AsSpan().IndexOfAny("fFtT") >= 0;
            Take(TokenKind.Text, PythonText.End(_text, end, isFormatted));
        }
        else
        {
            Take(TokenKind.Word, end);
        }
    }

    // 1_000, 0xff, 1e-5, 3j.
    private int Number()
    {
        var end = _at;
        var isHex = _text[_at] == '0' && At(_at + 1) is 'x' or 'X';
        while (
            end < _text.Length
            && (
                IsWord(_text[end])
                || _text[end] == '.'
                || (
                    _text[end] is '+' or '-'
                    && !isHex
                    && _text[end - 1] is 'e' or 'E'
                    && _text[end] is '+' or '-'
                )
            )
        )
        {
            end++;
        }

        return end;
    }

    private void Take(TokenKind kind, int end)
    {
        _tokens.Add(new(kind, _text[_at..end], _at, _lines.Line(_at), _lines.Line(end - 1)));
        _at = end;
    }

    private int Break(int at) =>
        At(at) switch
        {
            '\r' when At(at + 1) == '\n' => 2,
            '\r' or '\n' => 1,
            _ => 0,
        };

    private char At(int at) => at < _text.Length ? _text[at] : '\0';

    private static bool IsWord(char one) =>
        char.IsLetterOrDigit(one) || one == '_' || char.IsSurrogate(one);
}
