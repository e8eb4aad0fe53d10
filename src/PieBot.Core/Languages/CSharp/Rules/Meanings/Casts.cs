using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Languages.CSharp.Risks;

namespace PieBot.Core.Languages.CSharp.Rules.Meanings;

/// <summary>
/// <c>Cast&lt;T&gt;</c> boxes and unboxes: it fails where a cast expression converts, such as from a number to another or
/// by an operator of the repository.
/// </summary>
internal static class Casts
{
    public static IEnumerable<Meaning> Of(CodeFix fix) =>
        fix.Added.Contains("Cast", StringComparison.Ordinal)
        && fix.Rule is "MA0078" or "RCS1077"
        && fix.Calls()
            .Where(call => Marks.Callee(call) == "Select")
            .SelectMany(Conversions)
            .Any(cast => !IsUnboxing(cast, fix.Model))
            ? [new Meaning.Changed("Cast does not convert as the cast of each element does")]
            : [];

    private static IEnumerable<CastExpressionSyntax> Conversions(InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments
            is [
                {
                    Expression: SimpleLambdaExpressionSyntax
                    {
                        ExpressionBody: CastExpressionSyntax cast
                    }
                },
            ]
            ? [cast]
            : [];

    private static bool IsUnboxing(CastExpressionSyntax cast, SemanticModel model)
    {
        if (
            model.GetTypeInfo(cast.Expression).Type is not { } from
            || model.GetTypeInfo(cast.Type).Type is not { } to
        )
        {
            return false;
        }

        var conversion = model.Compilation.ClassifyConversion(from, to);
        return conversion.Exists
            && !conversion.IsUserDefined
            && (
                conversion.IsIdentity
                || conversion.IsReference
                || conversion.IsBoxing
                || conversion.IsUnboxing
                || (
                    from is INamedTypeSymbol { EnumUnderlyingType: { } underlying }
                    && SymbolEqualityComparer.Default.Equals(underlying, to)
                )
            );
    }
}
