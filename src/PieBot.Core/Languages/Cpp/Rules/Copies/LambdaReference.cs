using System.Collections.Frozen;
using PieBot.Core.Languages.Cpp.Rules.Code;

namespace PieBot.Core.Languages.Cpp.Rules.Copies;

/// <summary><c>sort(..., [](std::string a, std::string b) { return a &lt; b; })</c>: its parameters by const reference.</summary>
internal sealed class LambdaReference : CppRule
{
    private static readonly FrozenSet<string> Algorithms = Words.Of(
        "sort stable_sort partial_sort nth_element count_if find_if find_if_not all_of any_of none_of "
            + "max_element min_element remove_if copy_if partition stable_partition lower_bound upper_bound "
            + "transform accumulate is_sorted adjacent_find unique equal"
    );

    public override string Id => "lambda-const-reference";

    public override string Title => "Take the lambda's parameters by const reference";

    public override string Reason =>
        "The algorithm calls it for each element or pair, and each call copies what it only reads.";

    public override IEnumerable<Fix> Find(FunctionCode code)
    {
        foreach (var lambda in code.Lambdas)
        {
            if (lambda.Parameters < 0 || !IsGiven(code, lambda.Open) || !OnlyReturns(code, lambda))
            {
                continue;
            }

            var changes = code
                .Variables.Where(one =>
                    one.Kind == VariableKind.Argument
                    && lambda.Parameters < one.At
                    && one.At < code.Partner[lambda.Parameters]
                    && one.IsOwn
                    && one.Type.IsHeavy
                    && !code.Is(one.At + 1, "=")
                    && Reads.Only(code, one, lambda.Body, lambda.Close)
                )
                .Select(one =>
                    code.Replace(
                        one.Start,
                        one.At,
                        $"{(one.Type.IsConst ? "" : "const ")}{code.Text(one.Start, one.At)}&"
                    )
                )
                .OfType<Change>()
                .ToList();
            if (changes.Count > 0)
            {
                yield return new(changes);
            }
        }
    }

    // To an algorithm of the standard library, which lets no result of it outlive what it was given.
    private static bool IsGiven(FunctionCode code, int open)
    {
        var call = code.Parent[open];
        return code.Is(call, "(")
            && code.IsWord(call - 1)
            && Algorithms.Contains(code.Tokens[call - 1].Text)
            && (
                code.Has(call - 3, "std", "::")
                || !code.Is(call - 2, "::")
                    && !code.Is(call - 2, ".")
                    && code.Std.Has(code.Tokens[call - 1].Text)
            );
    }

    // It changes nothing, so that nothing it looks at changes under it, and what it gives is a value.
    private static bool OnlyReturns(FunctionCode code, Lambda lambda) =>
        Confined.Is(code, lambda.Body + 1, lambda.Close)
        && !Enumerable
            .Range(lambda.Body, lambda.Close - lambda.Body)
            .Any(at =>
                code.IsOperator(at)
                    && code.Tokens[at].Text is "+=" or "-=" or "*=" or "/=" or "++" or "--"
                || code.Is(at, "=")
            )
        && !Enumerable
            .Range(code.Partner[lambda.Parameters], lambda.Body - code.Partner[lambda.Parameters])
            .Any(at => code.Is(at, "&") || code.Is(at, "&&") || code.Is(at, "decltype"));
}
