using System.Collections.Frozen;
using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Cpp.Rules.Code;

/// <summary>
/// Tells whether code changes nothing but the function's own objects: no call that could reach what references elsewhere are
/// bound to, and no writing through a reference or a pointer.
/// </summary>
internal static class Confined
{
    private static readonly FrozenSet<string> Changing = Words.Of(
        "push_back emplace_back push pop pop_back pop_front push_front insert emplace erase clear append "
            + "assign resize reserve str try_emplace"
    );

    private static readonly FrozenSet<string> Asking = Words.Of(
        "size length empty find rfind substr compare c_str count contains at front back begin end top "
            + "find_first_of find_last_of cbegin cend starts_with ends_with find_first_not_of data"
    );

    private static readonly FrozenSet<string> Free = Words.Of(
        "max min to_string stoi stol stoll stod stoul make_pair abs sqrt isalpha isdigit isspace isalnum "
            + "isupper islower ispunct toupper tolower accumulate count find move strlen strcmp string int "
            + "size_t double long unsigned char min_element max_element sizeof static_cast"
    );

    /// <param name="from">The first token.</param>
    /// <param name="to">Behind the last one.</param>
    public static bool Is(FunctionCode code, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (
                code.IsWord(at)
                && code.Tokens[at].Text is "co_await" or "co_yield" or "new" or "delete" or "asm"
            )
            {
                return false;
            }

            if (code.Is(at, "(") && !MayCall(code, at))
            {
                return false;
            }

            if (IsWriting(code, at) && !IsOwnTarget(code, at))
            {
                return false;
            }
        }

        return !code.Lambdas.Any(one => from <= one.Open && one.Open < to);
    }

    private static bool MayCall(FunctionCode code, int open)
    {
        if (open == 0 || code.Tokens[open - 1].Kind != TokenKind.Word)
        {
            // static_cast<int>(x) and (a + b); f<int>(x) and f(x)(y) may be anything.
            return code.IsOperator(open - 1)
                && (
                    code.Is(open - 1, ">")
                        ? IsCast(code, open - 1)
                        : code.Tokens[open - 1].Text is not (")" or "]")
                );
        }

        var name = code.Tokens[open - 1].Text;
        if (name is "if" or "for" or "while" or "switch" or "return" or "catch")
        {
            return true;
        }

        if (code.Is(open - 2, ".") && code.IsWord(open - 3))
        {
            return Asking.Contains(name)
                || (Changing.Contains(name) && code.Find(open - 3) is { IsOwn: true });
        }

        if (code.Is(open - 2, "->"))
        {
            return false;
        }

        if (code.Is(open - 2, ".") || code.Is(open - 2, "::") && !code.Is(open - 3, "std"))
        {
            // m[k].size(): what only asks.
            return code.Is(open - 2, ".") && Asking.Contains(name);
        }

        // std::string copy(text);
        return Free.Contains(name)
            || code.Variables.Any(one =>
                one.At == open - 1
                && one.Kind == VariableKind.Local
                && (
                    one.Type.IsContainer
                    || one.Type.Name is "std::pair" or "std::ostringstream" or "std::istringstream"
                )
            );
    }

    private static bool IsCast(FunctionCode code, int close)
    {
        var at = close;
        while (at > 0 && !code.Is(at, "<"))
        {
            at--;
        }

        return at > 0 && code.Tokens[at - 1].Text is "static_cast" or "max" or "min";
    }

    private static bool IsWriting(FunctionCode code, int at) =>
        code.IsOperator(at)
        && (
            code.Tokens[at].Text
                is "="
                    or "+="
                    or "-="
                    or "*="
                    or "/="
                    or "%="
                    or "&="
                    or "|="
                    or "^="
                    or "<<="
                    or "++"
                    or "--"
            // in >> x
            || code.Is(at, ">")
                && code.Is(at + 1, ">")
                && code.Tokens[at].End == code.Tokens[at + 1].Start
                && !IsEndOfLists(code, at)
        );

    private static bool IsEndOfLists(FunctionCode code, int at) =>
        code.Variables.Any(one => one.Start < at && at < one.At);

    // What stands before the operator, or behind ++, is the function's own.
    private static bool IsOwnTarget(FunctionCode code, int at)
    {
        var name =
            code.Tokens[at].Text is "++" or "--" && code.IsWord(at + 1) ? at + 1
            : code.Is(at, ">") ? -1
            : Root(code, at - 1);
        if (name < 0)
        {
            return false;
        }

        if (code.Variables.FirstOrDefault(one => one.At == name) is { } declared)
        {
            return declared.Type.IsConst || declared.IsOwn;
        }

        // An iterator's element is another's.
        return code.Find(name) is { IsOwn: true } found
            && !code.Is(name - 1, "*")
            && (name == at - 1 || name == at + 1 || found.Type.IsContainer);
    }

    /// <summary>The name that a chain of elements and fields begins with; -1 where a pointer is followed, or a call stands between.</summary>
    public static int Root(FunctionCode code, int at)
    {
        while (at > 0)
        {
            if (code.Is(at, "]"))
            {
                at = code.Partner[at] - 1;
            }
            else if (code.IsWord(at) && code.Is(at - 1, "."))
            {
                at -= 2;
            }
            else
            {
                return code.IsWord(at) && !code.Is(at - 1, "->") && !code.Is(at - 1, "::")
                    ? at
                    : -1;
            }
        }

        return -1;
    }
}
