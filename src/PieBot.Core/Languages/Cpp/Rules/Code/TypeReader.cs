using System.Collections.Frozen;
using PieBot.Core.Languages.Cpp.Members;
using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Cpp.Rules.Code;

/// <summary>Reads types where declarations may stand.</summary>
internal sealed class TypeReader(IReadOnlyList<CodeToken> tokens, int[] partner, StdNames std)
{
    private static readonly FrozenSet<string> Leading = Words.Of(
        "const static constexpr volatile register thread_local mutable typename struct class enum"
    );

    private static readonly FrozenSet<string> Numbers = Words.Of(
        "unsigned signed long short int char double"
    );

    private static readonly FrozenSet<string> NoTypes = Words.Of(
        "return delete throw goto new case default else do break continue using namespace typedef if for "
            + "while switch catch try sizeof operator co_return co_await co_yield public private protected "
            + "template extern this true false nullptr not and or union static_assert asm friend inline"
    );

    private static readonly FrozenSet<string> Known = Words.Of(
        "vector string wstring string_view map set multimap multiset unordered_map unordered_set deque "
            + "list array pair tuple function shared_ptr unique_ptr optional ostringstream stringstream "
            + "istringstream ofstream fstream ostream regex size_t any"
    );

    /// <summary>The type that begins at a token, and the token behind it; null where none does.</summary>
    public (CppType Type, int Next)? Read(int at, int to)
    {
        var isConst = false;
        var isStatic = false;
        for (; at < to && IsWord(at) && Leading.Contains(tokens[at].Text); at++)
        {
            isConst |= tokens[at].Text is "const" or "constexpr";
            isStatic |= tokens[at].Text is "static" or "thread_local";
        }

        if (at >= to || Named(ref at, to) is not { } type)
        {
            return null;
        }

        var suffix = "";
        for (; at < to; at++)
        {
            if (tokens[at].Is("const") && IsWord(at))
            {
                isConst |= suffix.Length == 0;
            }
            else if (tokens[at].Kind == TokenKind.Operator && tokens[at].Text is "*" or "&" or "&&")
            {
                suffix += tokens[at].Text;
            }
            else
            {
                break;
            }
        }

        return (type with { Suffix = suffix, IsConst = isConst, IsStatic = isStatic }, at);
    }

    private CppType? Named(ref int at, int to)
    {
        if (IsWord(at) && Numbers.Contains(tokens[at].Text))
        {
            var start = at;
            while (at < to && IsWord(at) && Numbers.Contains(tokens[at].Text))
            {
                at++;
            }

            return new(
                string.Join(' ', tokens.Skip(start).Take(at - start).Select(one => one.Text)),
                []
            );
        }

        at += tokens[at].Is("::") ? 1 : 0;
        var name = "";
        IReadOnlyList<CppType> arguments = [];
        while (at < to && IsWord(at) && !NoTypes.Contains(tokens[at].Text))
        {
            name += tokens[at++].Text;
            arguments = [];
            if (at < to && tokens[at].Is("<"))
            {
                if (Angles.Close(tokens, partner, at, to) is not { } close || !IsList(at, close))
                {
                    return null;
                }

                arguments = Arguments(at + 1, close);
                at = close + 1;
            }

            if (at + 1 >= to || !tokens[at].Is("::"))
            {
                return new(
                    Known.Contains(name) && std.Has(name) ? $"std::{name}" : name,
                    arguments
                );
            }

            name += "::";
            at++;
        }

        return null;
    }

    private bool IsWord(int at) => tokens[at].Kind == TokenKind.Word;

    // a < b && c > d is none.
    private bool IsList(int open, int close) =>
        !tokens
            .Skip(open + 1)
            .Take(close - open - 1)
            .Any(token =>
                token.Kind == TokenKind.Operator
                && token.Text is "&&" or "||" or "==" or "!=" or "=" or "++" or "--"
            );

    private List<CppType> Arguments(int from, int to)
    {
        var arguments = new List<CppType>();
        var start = from;
        for (var at = from; at <= to; at++)
        {
            if (at == to || tokens[at].Is(","))
            {
                if (at > start)
                {
                    arguments.Add(
                        Read(start, at) is { } read && read.Next == at
                            ? read.Type
                            : new(TokenText.Of(tokens, start, at), [])
                    );
                }

                start = at + 1;
            }
            else if (tokens[at].Kind == TokenKind.Operator && tokens[at].Text is "(" or "[" or "{")
            {
                at = partner[at];
            }
            else if (tokens[at].Is("<"))
            {
                at = Angles.Close(tokens, partner, at, to) ?? at;
            }
        }

        return arguments;
    }
}
