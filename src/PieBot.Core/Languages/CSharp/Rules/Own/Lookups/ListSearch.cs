using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PieBot.Core.Languages.CSharp.Risks;
using PieBot.Core.Languages.CSharp.Rules.Meanings;
using PieBot.Core.Languages.CSharp.Rules.Own.Basis;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Lookups;

/// <summary><c>list.Contains(x)</c> in a loop that leaves the list alone. List and set use the same default equality.</summary>
internal sealed class ListSearch : OwnRule
{
    // A list this short is searched as quickly as a set.
    private const int Short = 16;

    public override string Id => "list-search-in-loop";

    public override string Title => "Put the elements in a HashSet before the loop";

    public override string Reason =>
        "A set finds an element by its hash; a list compares element by element, once more each time round.";

    public override IEnumerable<OwnFix> Find(MemberCode code)
    {
        var found = code.All<InvocationExpressionSyntax>()
            .Select(call => Search.Of(code, call))
            .OfType<Search>()
            .Where(one => !Nulls.IsExpected(code, one.Source) && !IsShort(code, one.Source))
            .Select(one => (one, place: Repetition.Widest(code, one.Whole, one.Source)))
            .Where(pair => pair.place is not null)
            .GroupBy(pair => (pair.place!.Statement, pair.one.Source.ToString()));
        foreach (var group in found)
        {
            var source = group.First().one.Source;
            var set = KeyMatch.Named(code, source, "Set");
            var element = code.Written(Types.Element(code.Type(source))!, source);
            yield return new([
                Lines.Before(group.Key.Statement, $"var {set} = new HashSet<{element}>({source});"),
                .. group.Select(pair => pair.one.With(set)),
            ])
            {
                Types = [("System.Collections.Generic", "HashSet")],
                Risks = Nulls.Risks(code, source),
            };
        }
    }

    private static bool IsShort(MemberCode code, ExpressionSyntax source) =>
        code.Symbol(source)?.DeclaringSyntaxReferences is [var reference]
        && reference.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value }
        && value switch
        {
            CollectionExpressionSyntax one => one.Elements.Count is > 0 and <= Short,
            ArrayCreationExpressionSyntax { Initializer: { } one } => one.Expressions.Count
                <= Short,
            ImplicitArrayCreationExpressionSyntax { Initializer: var one } => one.Expressions.Count
                <= Short,
            BaseObjectCreationExpressionSyntax { Initializer: { } one } => one.Expressions.Count
                is > 0
                    and <= Short,
            _ => false,
        };

    /// <param name="Whole">What a search of the set replaces.</param>
    /// <param name="IsNegated">Whether it asks for absence: <c>list.IndexOf(x) &lt; 0</c>.</param>
    private sealed record Search(
        ExpressionSyntax Whole,
        ExpressionSyntax Source,
        ExpressionSyntax Sought,
        bool IsNegated
    )
    {
        public static Search? Of(MemberCode code, InvocationExpressionSyntax call) =>
            Marks.Callee(call) switch
            {
                "Contains" => Plain(code, call) is { } one
                    ? new(call, one.Source, one.Sought, false)
                    : null,
                "IndexOf" => Plain(code, call) is { } one && Asked(call) is { } asked
                    ? new(asked.Whole, one.Source, one.Sought, asked.IsNegated)
                    : null,
                "Any" or "Exists" => KeyMatch.Of(code, call) is { IsWhole: true } match
                && IsWalk(code, call)
                    ? new(call, match.Source, match.Sought, false)
                    : null,
                _ => null,
            };

        public TextChange With(string set) =>
            Lines.Replace(Whole, $"{(IsNegated ? "!" : "")}{set}.Contains({Sought})");

        private static (ExpressionSyntax Source, ExpressionSyntax Sought)? Plain(
            MemberCode code,
            InvocationExpressionSyntax call
        )
        {
            var isStatic = code.IsOf(call, "System.Array");
            if (!(isStatic || IsWalk(code, call) || code.IsOf(call, "System.MemoryExtensions")))
            {
                return null;
            }

            var arguments = call.ArgumentList.Arguments;
            var (source, sought) = (isStatic, arguments) switch
            {
                (true, [var array, var one]) => (array.Expression, one.Expression),
                (false, [var one]) => (CodeFix.Receiver(call), one.Expression),
                _ => default,
            };
            return
                source is not null
                && sought is not null
                && KeyMatch.IsName(source)
                && sought is not LiteralExpressionSyntax
                && Types.IsListOrArray(code.Type(source))
                && Types.Element(code.Type(source)) is { } element
                && Types.IsPlainKey(element)
                && SymbolEqualityComparer.Default.Equals(element, code.Type(sought))
                ? (source, sought)
                : null;
        }

        private static bool IsWalk(MemberCode code, InvocationExpressionSyntax call) =>
            code.IsOf(call, "System.Linq.Enumerable")
            || code.IsOf(call, "System.Collections.Generic.List");

        // ">= 0", "> -1" and "!= -1"; "< 0" and "== -1".
        private static (ExpressionSyntax Whole, bool IsNegated)? Asked(
            InvocationExpressionSyntax call
        ) =>
            call.Parent is BinaryExpressionSyntax binary && binary.Left == call
                ? (binary.Kind(), binary.Right.ToString()) switch
                {

                    (SyntaxKind.GreaterThanOrEqualExpression, "0")
                    or
                    (SyntaxKind.GreaterThanExpression, "-1")
                    or (SyntaxKind.NotEqualsExpression, "-1") => (binary, false),
                    (SyntaxKind.LessThanExpression, "0") or (SyntaxKind.EqualsExpression, "-1") => (
                        binary,
                        true
                    ),
                    _ => null,
                }
                : null;
    }
}
