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
    private readonly TokenEnds _ends;
    private readonly List<CodeToken> _tokens = [];
    private int _at;

    private CppLexer(string text) => (_text, _lines, _ends) = (text, new(text), new(text));

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
                Take(TokenKind.Directive, _ends.Directive(_at));
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
            _at += _ends.Break(_at);
        }
    }

    private void Take()
    {
        var one = _text[_at];
        if (one is '"' or '\'')
        {
            Take(TokenKind.Text, _ends.Literal(_at));
        }
        else if (char.IsAsciiDigit(one) || (one == '.' && char.IsAsciiDigit(Peek(1))))
        {
            Take(TokenKind.Number, _ends.Number(_at));
        }
        else if (TokenEnds.IsWord(one))
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
        while (end < _text.Length && TokenEnds.IsWord(_text[end]))
        {
            end++;
        }

        var word = _text[_at..end];
        if (_ends.At(end) == '"' && word is "R" or "LR" or "uR" or "UR" or "u8R")
        {
            Take(TokenKind.Text, _ends.Raw(end));
        }
        else if (_ends.At(end) is '"' or '\'' && TextPrefixes.Contains(word))
        {
            Take(TokenKind.Text, _ends.Literal(end));
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

        _at = Peek(1) == '/' ? _ends.Line(_at) : _ends.Comment(_at);
        return true;
    }

    private char Peek(int ahead) => _ends.At(_at + ahead);
}
