using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Languages.CSharp.Risks;
using PieBot.Core.Languages.CSharp.Rules.Meanings;
using PieBot.Core.Languages.CSharp.Rules.Own.Basis;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Statics;

/// <summary>A dictionary, set or list of constants that is made at each call and only asked.</summary>
internal sealed class ConstantTable : OwnRule
{
    private static readonly string[] Questions =
    [
        "Contains",
        "ContainsKey",
        "GetValueOrDefault",
        "IndexOf",
        "TryGetValue",
    ];

    public override string Id => "constant-table-per-call";

    public override string Title => "Keep the table in a static field";

    public override string Reason =>
        "The table is filled once; each call allocates and fills another.";

    public override IEnumerable<OwnFix> Find(MemberCode code)
    {
        if (!Shared.IsPossible(code))
        {
            yield break;
        }

        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var declarator in code.All<VariableDeclaratorSyntax>())
        {
            if (
                code.Model.GetDeclaredSymbol(declarator) is ILocalSymbol local
                && Owned.Statement(local) is not null
                && Types.Name(local.Type)
                    is "System.Collections.Generic.List"
                        or "System.Collections.Generic.Dictionary"
                        or "System.Collections.Generic.HashSet"
                && declarator.Initializer?.Value is { } value
                && IsFixed(code, value)
                && code.Uses(local) is { Count: > 0 } uses
                && uses.All(use => IsAsked(code, use))
            )
            {
                var ending = char.ToUpperInvariant(local.Name[0]) + local.Name[1..];
                var number = counts.GetValueOrDefault(ending);
                counts[ending] = number + 1;
                var name = Shared.Field(code, ending, number);
                // A local declared with var may be null, a field that is set once is not.
                var type = local.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
                yield return new([
                    Lines.Field(
                        code,
                        $"private static readonly {code.Written(type, declarator)} {name} = ",
                        value
                    ),
                    Lines.Replace(value, name),
                ]);
            }
        }
    }

    private static bool IsFixed(MemberCode code, ExpressionSyntax value) =>
        value switch
        {
            BaseObjectCreationExpressionSyntax
            {
                Initializer.Expressions: { Count: > 2 } entries,
                ArgumentList: null or { Arguments.Count: < 2 }
            } made => (made.ArgumentList?.Arguments.All(one => IsComparer(one.Expression)) ?? true)
                && entries.All(entry => Parts(entry).All(part => Shared.IsConstant(code, part)))
                && IsDistinct(code, entries),
            CollectionExpressionSyntax { Elements: { Count: > 2 } elements } => elements.All(
                element =>
                    element is ExpressionElementSyntax { Expression: var one }
                    && Shared.IsConstant(code, one)
            ),
            _ => false,
        };

    private static ExpressionSyntax[] Parts(ExpressionSyntax entry) =>
        entry switch
        {
            InitializerExpressionSyntax pair => [.. pair.Expressions],
            AssignmentExpressionSyntax
            {
                Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: [var key] },
                Right: var value
            } => [key.Expression, value],
            _ => [entry],
        };

    // A culture is asked for when the comparer is made.
    private static bool IsComparer(ExpressionSyntax argument) =>
        argument.ToString()
            is "StringComparer.Ordinal"
                or "StringComparer.OrdinalIgnoreCase"
                or "StringComparer.InvariantCulture"
                or "StringComparer.InvariantCultureIgnoreCase";

    // A key that is there twice is refused: at each call, or when the type is first used.
    private static bool IsDistinct(MemberCode code, SeparatedSyntaxList<ExpressionSyntax> entries)
    {
        var keys = entries
            .Select(entry => Parts(entry)[0])
            .Select(key => code.Model.GetConstantValue(key).Value?.ToString() ?? "")
            .ToList();
        return keys.Distinct(StringComparer.OrdinalIgnoreCase).Count() == keys.Count;
    }

    private static bool IsAsked(MemberCode code, IdentifierNameSyntax use) =>
        use.Parent switch
        {
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } =>
                Marks.Callee(call) is { } name
                    && Questions.Contains(name)
                    && code.Method(call) is { } method
                    && Effects.IsFramework(method),
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText == "Count",
            ElementAccessExpressionSyntax access => access.Expression == use
                && access.Parent
                    is EqualsValueClauseSyntax
                        or ReturnStatementSyntax
                        or BinaryExpressionSyntax
                        or ArgumentSyntax { RefKindKeyword.RawKind: 0 }
                        or ConditionalExpressionSyntax
                        or InterpolationSyntax,
            _ => false,
        };
}
