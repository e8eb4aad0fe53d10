using System.Collections.Frozen;
using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Cpp.Rules.Code;

/// <summary>Tells whether a use of a variable only reads it, also were it <c>const</c>. What is not known to read is said to write.</summary>
internal static class Reads
{
    private static readonly FrozenSet<string> Reading = Words.Of(
        "size length empty find rfind substr compare c_str count contains starts_with ends_with "
            + "find_first_of find_last_of find_first_not_of find_last_not_of capacity"
    );

    // They lead to a part of it.
    private static readonly HashSet<string> Leading = new(StringComparer.Ordinal)
    {
        "at",
        "front",
        "back",
        "first",
        "second",
    };

    private static readonly FrozenSet<string> Taking = Words.Of(
        "push_back emplace_back push emplace insert append find count at erase push_front compare rfind "
            + "contains starts_with ends_with try_emplace substr reserve resize"
    );

    private static readonly FrozenSet<string> TakingOfStd = Words.Of(
        "max min to_string stoi stol stoll stoul stod make_pair make_tuple toupper tolower isalpha "
            + "isdigit isspace isalnum isupper islower ispunct string abs sqrt"
    );

    // Those that look through a range.
    private static readonly FrozenSet<string> Looking = Words.Of(
        "count count_if find find_if accumulate min_element max_element all_of any_of none_of equal "
            + "is_sorted binary_search lexicographical_compare"
    );

    private static readonly FrozenSet<string> Comparing = Words.Of(
        "+ - * / % == != < > <= >= && || << ? :"
    );

    /// <summary>Whether all uses in a range of tokens only read.</summary>
    public static bool Only(FunctionCode code, Variable variable, int from, int to) =>
        code.Mentions(variable, from, to).All(at => !code.IsCaptured(variable, at) && Is(code, at));

    /// <summary>Whether one use only reads.</summary>
    public static bool Is(FunctionCode code, int at)
    {
        var end = at + 1;
        while (true)
        {
            if (code.Is(end, "["))
            {
                end = code.Partner[end] + 1;
            }
            else if (code.Is(end, ".") && code.IsWord(end + 1))
            {
                var method = code.Tokens[end + 1].Text;
                var isCall = code.Is(end + 2, "(");
                if (isCall && Reading.Contains(method))
                {
                    return true;
                }

                if (isCall && method is "begin" or "end" or "cbegin" or "cend")
                {
                    return IsLookedThrough(code, end + 1);
                }

                if (!Leading.Contains(method))
                {
                    return false;
                }

                end = isCall ? code.Partner[end + 2] + 1 : end + 2;
            }
            else
            {
                return IsTaken(code, at, end);
            }
        }
    }

    /// <summary>Whether a function of the standard library with that name only looks through the ranges it is given.</summary>
    public static bool Looks(string name) => Looking.Contains(name);

    /// <summary>Whether the name of a member function is one that takes its arguments without changing them.</summary>
    public static bool Takes(string method) => Taking.Contains(method);

    private static bool IsLookedThrough(FunctionCode code, int at)
    {
        var open = code.Parent[at];
        return code.Is(open, "(")
            && code.IsWord(open - 1)
            && Looking.Contains(code.Tokens[open - 1].Text)
            && !code.Is(open - 2, ".");
    }

    // Where the value of a name, or of a part of it, goes.
    private static bool IsTaken(FunctionCode code, int at, int end)
    {
        var after = code.Tokens[end].Text;
        if (
            !code.IsOperator(end)
            || (!Comparing.Contains(after) && after is not (")" or ";" or "," or "]"))
        )
        {
            return false;
        }

        if (!code.IsOperator(at - 1))
        {
            return code.Is(at - 1, "return");
        }

        switch (code.Tokens[at - 1].Text)
        {
            // An address, what a pointer leads to, or one more: none of them is seen to end here.
            case "&" or "&&" or "*":
                return IsValue(code, at - 2);
            case ">":
                // >> writes, and is two tokens.
                return !code.Is(at - 2, ">") && IsValue(code, at - 2);
            case "=="
            or "!="
            or "<"
            or "<="
            or ">="
            or "+"
            or "-"
            or "/"
            or "%"
            or "+="
            or "-="
            or "*="
            or "<<"
            or "||"
            or "!":
                return true;
            // : also stands before what a loop goes over.
            case "=" or "?" or ":":
                return !IsBound(code, at) && !IsGoneOver(code, at);
            case "(" or "," or "[":
                return IsArgument(code, at, after);
            default:
                return false;
        }
    }

    // Whether a value ends with a token, so that an operator behind it has two sides.
    private static bool IsValue(FunctionCode code, int at) =>
        code.Is(at, ")")
        || code.Is(at, "]")
        || code.Tokens[at].Kind is TokenKind.Number or TokenKind.Text
        || code.IsWord(at) && code.Tokens[at].Text is not ("return" or "auto" or "const");

    private static bool IsGoneOver(FunctionCode code, int at) =>
        code.Is(at - 1, ":")
        && code.Variables.LastOrDefault(one =>
            one.Kind == VariableKind.Item && one.At < at && code.Parent[one.At] == code.Parent[at]
        )
            is { } item
        && item.Type is { IsValue: false, IsConst: false };

    // auto& y = x;
    private static bool IsBound(FunctionCode code, int at) =>
        code.Variables.Any(one =>
            one is { Kind: VariableKind.Local, IsOwn: false }
            && one.At < at
            && code.Parent[one.At] == code.Parent[at]
            && at < code.Statements.End(one.Start)
        );

    private static bool IsArgument(FunctionCode code, int at, string after)
    {
        var open = code.Parent[at];
        if (code.Is(open, "["))
        {
            return !code.Lambdas.Any(one => one.Open == open);
        }

        if (Comparing.Contains(after) || code.Tokens[open - 1].Text is "if" or "while" or "switch")
        {
            return true;
        }

        var name = code.Tokens[open - 1].Text;
        return code.Is(open - 2, ".") || code.Is(open - 2, "->") ? Taking.Contains(name)
            : code.Is(open - 2, "::") ? code.Is(open - 3, "std") && TakingOfStd.Contains(name)
            // C's are there without a namespace.
            : TakingOfStd.Contains(name)
                && (
                    code.Std.Has(name)
                    || name is "toupper" or "tolower"
                    || name.StartsWith("is", StringComparison.Ordinal)
                );
    }
}
