using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Languages.CSharp.Risks;
using PieBot.Core.Languages.CSharp.Rules.Own.Basis;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Statics;

/// <summary>
/// A regular expression of a constant pattern that is made, or looked up in the cache of patterns, at each call. Not one that
/// ignores case by the culture of the moment, nor one that cannot be parsed: a static field would fail at another moment.
/// </summary>
internal sealed class RegexPerCall : OwnRule
{
    private const string Name = "System.Text.RegularExpressions.Regex";

    public override string Id => "regex-per-call";

    public override string Title => "Keep the regular expression in a static field";

    public override string Reason =>
        "The pattern is parsed once; each call parses it again, or looks it up in a cache.";

    public override IEnumerable<OwnFix> Find(MemberCode code)
    {
        if (!Shared.IsPossible(code))
        {
            yield break;
        }

        var found = code.All<ExpressionSyntax>()
            .Select(expression => Use.Of(code, expression))
            .OfType<Use>()
            .Where(use => use.IsFixed(code))
            .GroupBy(use => use.Arguments)
            .Index();
        foreach (var (number, group) in found)
        {
            var name = Shared.Field(code, "Pattern", number);
            yield return new([
                Lines.Field(
                    code,
                    $"private static readonly Regex {name} = ",
                    $"new Regex({group.Key})"
                ),
                .. group.Select(use => Lines.Replace(use.Whole, use.With(name))),
            ])
            {
                Types = [("System.Text.RegularExpressions", "Regex")],
            };
        }
    }

    /// <param name="Rest">The arguments of a static call besides pattern and options; null for one that makes an object.</param>
    private sealed record Use(
        ExpressionSyntax Whole,
        ExpressionSyntax Pattern,
        ExpressionSyntax? Options,
        IReadOnlyList<ExpressionSyntax>? Rest
    )
    {
        public string Arguments => Options is null ? $"{Pattern}" : $"{Pattern}, {Options}";

        public static Use? Of(MemberCode code, ExpressionSyntax expression) =>
            expression switch
            {
                ObjectCreationExpressionSyntax
                {
                    Initializer: null,
                    ArgumentList.Arguments: { Count: 1 or 2 } arguments
                } when Types.Name(code.Type(expression)) == Name => new(
                    expression,
                    arguments[0].Expression,
                    arguments.ElementAtOrDefault(1)?.Expression,
                    null
                ),
                InvocationExpressionSyntax call
                    when code.IsOf(call, Name)
                        && code.Method(call) is { IsStatic: true } method
                        && Marks.Callee(call)
                            is "IsMatch"
                                or "Match"
                                or "Matches"
                                or "Replace"
                                or "Split"
                                or "Count"
                        && call.ArgumentList.Arguments.All(one => one.NameColon is null) => Static(
                    call,
                    method
                ),
                _ => null,
            };

        public bool IsFixed(MemberCode code) =>
            Shared.IsConstant(code, Pattern)
            && code.Model.GetConstantValue(Pattern).Value is string pattern
            && (Options is null || Shared.IsConstant(code, Options))
            && (Options is null ? 0 : code.Model.GetConstantValue(Options).Value) is int options
            && IsSafe(pattern, (RegexOptions)options);

        public string With(string field) =>
            Rest is null ? field : $"{field}.{Marks.Callee(Whole)}({string.Join(", ", Rest)})";

        private static Use? Static(InvocationExpressionSyntax call, IMethodSymbol method)
        {
            ExpressionSyntax? pattern = null;
            ExpressionSyntax? options = null;
            var rest = new List<ExpressionSyntax>();
            foreach (
                var (parameter, argument) in method.Parameters.Zip(call.ArgumentList.Arguments)
            )
            {
                switch (parameter.Name)
                {
                    case "pattern":
                        pattern = argument.Expression;
                        break;
                    case "options":
                        options = argument.Expression;
                        break;
                    case "matchTimeout":
                        return null;
                    default:
                        rest.Add(argument.Expression);
                        break;
                }
            }

            return pattern is null ? null : new(call, pattern, options, rest);
        }

        private static bool IsSafe(string pattern, RegexOptions options)
        {
            try
            {
                _ = new Regex(pattern, options & ~RegexOptions.Compiled);
            }
            catch (ArgumentException)
            {
                return false;
            }

            var ignores =
                options.HasFlag(RegexOptions.IgnoreCase)
                || Regex.IsMatch(pattern, @"\(\?[a-zA-Z]*i");
            return !ignores || options.HasFlag(RegexOptions.CultureInvariant);
        }
    }
}
