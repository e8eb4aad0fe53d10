using PieBot.Core.Changes;
using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Cpp.Members;

/// <summary>Cuts C and C++ into tokens. Comments and blanks are dropped; a preprocessor line is one token; nothing is expanded.</summary>
internal sealed class CppLexer
{
    // Longest first. ">>" is left as two, since it may end two lists of template arguments.
    private static readonly string[] Operators =
    [
        "<=>",
        "...",
        "->*",
        "<<=",
        "::",
        "->",
        "++",
        "--",
        "<<",
        "<=",
        ">=",
        "==",
        "!=",
        "&&",
        "||",
        "+=",
        "-=",
        "*=",
        "/=",
        "%=",
        "&=",
        "|=",
        "^=",
        ".*",
        "##",
    ];

    private static readonly HashSet<string> TextPrefixes = new(StringComparer.Ordinal)
    {
        "L",
        "u",
        "U",
        "u8",
    };

    private readonly string _text;
    private readonly LineStarts _lines;
    private readonly List<CodeToken> _tokens = [];
    private int _at;

    private CppLexer(string text) => (_text, _lines) = (text, new(text));

    public static IReadOnlyList<CodeToken> Tokens(string text)
    {
        var lexer = new CppLexer(text);
        lexer.Run();
        return lexer._tokens;
    }

    private void Run()
    {
        var fresh = true;
        while (_at < _text.Length)
        {
            var one = _text[_at];
            if (one is '\n' or '\r')
            {
                fresh = true;
                _at++;
            }
            else if (char.IsWhiteSpace(one) || one == '\\')
            {
                // A backslash joins lines: a directive cannot begin on the next.
                Blank(one);
            }
            else if (Comment())
            {
                continue;
            }
            else if (one == '#' && fresh)
            {
                Take(TokenKind.Directive, Directive(_at));
            }
            else
            {
                fresh = false;
                Take();
            }
        }
    }

    private void Blank(char one)
    {
        _at++;
        if (one == '\\')
        {
            _at += Break(_at);
        }
    }

    private void Take()
    {
        var one = _text[_at];
        if (one is '"' or '\'')
        {
            Take(TokenKind.Text, Literal(_at));
        }
        else if (char.IsAsciiDigit(one) || (one == '.' && char.IsAsciiDigit(Peek(1))))
        {
            Take(TokenKind.Number, Number(_at));
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
            Take(TokenKind.Operator, _at + (known?.Length ?? 1));
        }
    }

    // A word, or the prefix of a literal.
    private void Word()
    {
        var end = _at;
        while (end < _text.Length && IsWord(_text[end]))
        {
            end++;
        }

        var word = _text[_at..end];
        if (
            end < _text.Length
            && _text[end] == '"'
            && word is "R" or "LR" or "uR" or "UR" or "u8R"
            && At(end) == '"'
        )
        {
            Take(TokenKind.Text, Raw(end));
        }
        else if (At(end) is '"' or '\'' && TextPrefixes.Contains(word))
        {
            Take(TokenKind.Text, Literal(end));
        }
        else
        {
            Take(TokenKind.Word, end);
        }
    }

    private void Take(TokenKind kind, int end)
    {
        _tokens.Add(
            new(kind, _text[_at..end], _at, _lines.Line(_at), _lines.Line(Math.Max(_at, end - 1)))
        );
        _at = end;
    }

    private bool Comment()
    {
        if (_text[_at] != '/' || Peek(1) is not ('/' or '*'))
        {
            return false;
        }

        _at = Peek(1) == '/' ? EndOfLine(_at) : EndOfComment(_at);
        return true;
    }

    // Before the line's end; a backslash before it takes in the next line.
    private int EndOfLine(int from)
    {
        for (; from < _text.Length && _text[from] is not ('\n' or '\r'); from++)
        {
            if (_text[from] == '\\')
            {
                from += Break(from + 1);
            }
        }

        return Math.Min(from, _text.Length);
    }

    private int EndOfComment(int from)
    {
        var end = _text.IndexOf("*/", from + 2, StringComparison.Ordinal);
        return end < 0 ? _text.Length : end + 2;
    }

    // A comment within the line may hold line ends, a text may hold what looks like a comment.
    private int Directive(int from)
    {
        while (from < _text.Length && _text[from] is not ('\n' or '\r'))
        {
            from = _text[from] switch
            {
                '\\' => from + 1 + Break(from + 1),
                '/' when At(from + 1) == '*' => EndOfComment(from),
                '/' when At(from + 1) == '/' => EndOfLine(from),
                '"' => Literal(from),
                _ => from + 1,
            };
        }

        return Math.Min(from, _text.Length);
    }

    // An open literal ends with its line, as compilers have it.
    private int Literal(int quote)
    {
        var end = quote + 1;
        while (end < _text.Length && _text[end] != _text[quote])
        {
            if (_text[end] is '\n' or '\r')
            {
                return end;
            }

            end += _text[end] == '\\' ? 1 + Math.Max(1, Break(end + 1)) : 1;
        }

        return Math.Min(end + 1, _text.Length);
    }

    // R"mark( ... )mark"
    private int Raw(int quote)
    {
        var open = _text.IndexOf('(', quote);
        if (open < 0)
        {
            return _text.Length;
        }

        var close = $"){_text[(quote + 1)..open]}\"";
        var end = _text.IndexOf(close, open, StringComparison.Ordinal);
        return end < 0 ? _text.Length : end + close.Length;
    }

    // 1'000, 0x1p-3, 1e+5f, 10_km.
    private int Number(int from)
    {
        var end = from;
        while (
            end < _text.Length
            && (
                IsWord(_text[end])
                || _text[end] == '.'
                || (_text[end] == '\'' && char.IsAsciiLetterOrDigit(At(end + 1)))
                || (
                    _text[end] is '+' or '-'
                    && _text[end - 1] is 'e' or 'E' or 'p' or 'P'
                    && IsExponent(from, end)
                )
            )
        )
        {
            end++;
        }

        return end;
    }

    // The e of 0xfe is a digit.
    private bool IsExponent(int from, int sign)
    {
        var isHex = At(from) == '0' && At(from + 1) is 'x' or 'X';
        return _text[sign] is '+' or '-'
            && (isHex ? _text[sign - 1] is 'p' or 'P' : _text[sign - 1] is 'e' or 'E');
    }

    // Characters of a line end at a place.
    private int Break(int at) =>
        At(at) switch
        {
            '\r' when At(at + 1) == '\n' => 2,
            '\r' or '\n' => 1,
            _ => 0,
        };

    private char Peek(int ahead) => At(_at + ahead);

    private char At(int at) => at < _text.Length ? _text[at] : '\0';

    private static bool IsWord(char one) => char.IsLetterOrDigit(one) || one is '_' or '$';
}
