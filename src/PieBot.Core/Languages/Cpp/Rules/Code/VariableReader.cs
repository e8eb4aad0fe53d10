using PieBot.Core.Languages.Cpp.Members;

namespace PieBot.Core.Languages.Cpp.Rules.Code;

/// <summary>Finds what a function declares: parameters, locals, what loops are at, parameters of lambdas.</summary>
internal sealed class VariableReader(FunctionCode code)
{
    private readonly List<Variable> _found = [];

    public IReadOnlyList<Variable> Read()
    {
        if (ParameterList.Find(code) is { } open)
        {
            List(open, VariableKind.Parameter, code.Tokens.Count);
        }

        for (var at = code.Body + 1; at < code.Tokens.Count; at++)
        {
            if (code.Lambdas.FirstOrDefault(one => one.Open == at) is { } capturing)
            {
                Captures(capturing);
            }
            else if (code.Lambdas.FirstOrDefault(one => one.Parameters == at) is { } lambda)
            {
                List(at, VariableKind.Argument, lambda.Close);
            }
            else if (Begins(at))
            {
                Declaration(at);
            }
        }

        return _found.OrderBy(one => one.At).ToList();
    }

    // [items = std::move(items)]
    private void Captures(Lambda lambda)
    {
        for (var at = lambda.Open + 1; at < code.Partner[lambda.Open]; at++)
        {
            if (code.IsWord(at) && code.Is(at + 1, "=") && code.Parent[at] == lambda.Open)
            {
                Add(new("", []), VariableKind.Argument, at, at, lambda.Close);
            }
        }
    }

    private void List(int open, VariableKind kind, int to)
    {
        var close = code.Partner[open];
        for (var at = open + 1; at < close; at++)
        {
            if (
                code.Types.Read(at, close) is { } read
                && code.IsWord(read.Next)
                && (
                    read.Next + 1 == close
                    || code.Is(read.Next + 1, ",")
                    || code.Is(read.Next + 1, "=")
                    || code.Is(read.Next + 1, "[")
                )
            )
            {
                var type = code.Is(read.Next + 1, "[") ? Pointer(read.Type) : read.Type;
                Add(type, kind, at, read.Next, to);
                at = read.Next;
            }

            at = Comma(at, close);
        }
    }

    private int Comma(int at, int to)
    {
        while (at < to && !code.Is(at, ","))
        {
            at =
                code.IsOperator(at) && code.Tokens[at].Text is "(" or "[" or "{"
                    ? code.Partner[at] + 1
                : code.Is(at, "<") && Angles.Close(code.Tokens, code.Partner, at, to) is { } close
                    ? close + 1
                : at + 1;
        }

        return at;
    }

    private bool Begins(int at)
    {
        if (code.Is(at - 1, "("))
        {
            return at > 1
                && code.Tokens[at - 2].Text
                    is "for"
                        or "if"
                        or "while"
                        or "switch"
                        or "catch"
                        or "constexpr";
        }

        return code.IsOperator(at - 1)
            && (
                code.Tokens[at - 1].Text is ";" or "{" or "}"
                || (
                    code.Is(at - 1, ":")
                    && code.Tokens[code.Statements.Start(at - 2)].Text is "case" or "default"
                )
            );
    }

    private void Declaration(int at)
    {
        if (
            code.Types.Read(at, code.Tokens.Count) is not { } read
            || read.Next >= code.Tokens.Count
        )
        {
            return;
        }

        var parent = code.Parent[at];
        var inHead = code.Is(parent, "(");
        var to = inHead ? code.Statements.End(Keyword(parent)) : code.Partner[parent];
        if (code.Is(read.Next, "[") && read.Type.IsAuto)
        {
            for (var one = read.Next + 1; one < code.Partner[read.Next]; one++)
            {
                if (code.IsWord(one))
                {
                    // What the parts are is not known; a value's parts are at least not another's.
                    Add(new("", [], read.Type.Suffix), VariableKind.Local, at, one, to);
                }
            }
        }
        else if (code.IsWord(read.Next))
        {
            Named(at, read.Type, read.Next, to, inHead);
        }
    }

    private int Keyword(int open) => code.Is(open - 1, "constexpr") ? open - 2 : open - 1;

    private void Named(int at, CppType type, int name, int to, bool inHead)
    {
        if (
            !code.IsOperator(name + 1)
            || code.Tokens[name + 1].Text
                is not ("=" or ";" or "{" or "(" or ":" or "[" or "," or ")")
        )
        {
            return;
        }

        if (code.Is(name + 1, ":") && inHead)
        {
            Add(type.IsAuto ? Item(type, name + 2) : type, VariableKind.Item, at, name, to);
            return;
        }

        Add(code.Is(name + 1, "[") ? Pointer(type) : type, VariableKind.Local, at, name, to);
        Others(at, type, name, to);
    }

    // int a = 1, *b;
    private void Others(int at, CppType type, int name, int to)
    {
        var end = name;
        while (
            !code.Is(end, ";") && end < code.Tokens.Count && code.Parent[end] >= code.Parent[name]
        )
        {
            end++;
        }

        for (
            var next = Comma(name, end);
            code.Is(next, ",") && next < end;
            next = Comma(next + 1, end)
        )
        {
            var other = next + 1;
            var suffix = "";
            while (code.IsOperator(other) && code.Tokens[other].Text is "*" or "&")
            {
                suffix += code.Tokens[other++].Text;
            }

            if (!code.IsWord(other))
            {
                break;
            }

            Add(
                type with
                {
                    Suffix = code.Is(other + 1, "[") ? "*" : suffix,
                },
                VariableKind.Local,
                at,
                other,
                to
            );
        }
    }

    // The element of a container that is known; what else it may be is no type with a name.
    private CppType Item(CppType auto, int from) =>
        code.Is(from + 1, ")") && Known(from)?.Element is { } element
            ? element with
            {
                Suffix = auto.Suffix,
                IsConst = auto.IsConst || element.IsConst,
            }
            : auto with
            {
                Name = "",
            };

    private CppType? Known(int at) =>
        code.IsWord(at)
        && _found.FindLast(one => one.Name == code.Tokens[at].Text && at < one.To)
            is { Type.IsPointer: false } found
            ? found.Type
            : null;

    private static CppType Pointer(CppType type) => type with { Suffix = type.Suffix + "*" };

    private void Add(CppType type, VariableKind kind, int start, int at, int to) =>
        _found.Add(new(code.Tokens[at].Text, type, kind, start, at, to));
}
