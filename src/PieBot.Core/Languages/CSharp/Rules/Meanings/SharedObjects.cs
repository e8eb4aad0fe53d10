using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PieBot.Core.Languages.CSharp.Rules.Meanings;

/// <summary>
/// One array where each call had its own. Whoever is given it may write to it or keep it, and then all callers share it,
/// unless it is known to be read only; an empty array has nothing to write to, but an identity.
/// </summary>
internal static class SharedObjects
{
    public static IEnumerable<Meaning> Of(CodeFix fix) =>
        fix.Rule switch
        {
            "CA1861" when !IsOnlyRead(fix) =>
            [
                new Meaning.Changed(
                    "it shares one array where each call had its own, and what receives it may write to it or keep it"
                ),
            ],
            "CA1825" when HasIdentity(fix) =>
            [
                new Meaning.Changed(
                    "it shares an array that is locked on or compared by reference"
                ),
            ],
            _ => [],
        };

    private static bool IsOnlyRead(CodeFix fix)
    {
        for (var operation = Operation(fix); operation is not null; operation = operation.Parent)
        {
            if (operation is IArgumentOperation { Parameter: { } parameter })
            {
                return Readers.Reads(parameter);
            }

            // A conversion to a span is read only where the span is.
            if (operation is IInvocationOperation or IObjectCreationOperation)
            {
                return false;
            }
        }

        return false;
    }

    private static IOperation? Operation(CodeFix fix) =>
        fix
            .At.AncestorsAndSelf()
            .Select(node => fix.Model.GetOperation(node))
            .FirstOrDefault(operation => operation is not null);

    private static bool HasIdentity(CodeFix fix)
    {
        var holder = fix
            .At.AncestorsAndSelf()
            .Select(node =>
                node switch
                {
                    VariableDeclaratorSyntax or PropertyDeclarationSyntax =>
                        fix.Model.GetDeclaredSymbol(node),
                    AssignmentExpressionSyntax assignment => fix
                        .Model.GetSymbolInfo(assignment.Left)
                        .Symbol,
                    _ => null,
                }
            )
            .FirstOrDefault(symbol => symbol is not null);
        return holder is not null
            && fix.Model.SyntaxTree.GetRoot()
                .DescendantNodes()
                .OfType<IdentifierNameSyntax>()
                .Where(name => name.Identifier.ValueText == holder.Name)
                .Where(IsCompared)
                .Any(name =>
                    SymbolEqualityComparer.Default.Equals(
                        fix.Model.GetSymbolInfo(name).Symbol,
                        holder
                    )
                );
    }

    private static bool IsCompared(IdentifierNameSyntax name) =>
        (
            name.Parent is MemberAccessExpressionSyntax access && access.Name == name
                ? (SyntaxNode)access
                : name
        ).Parent switch
        {
            LockStatementSyntax => true,
            BinaryExpressionSyntax binary => binary.IsKind(SyntaxKind.EqualsExpression)
                || binary.IsKind(SyntaxKind.NotEqualsExpression),
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } =>
                Languages.CSharp.Risks.Marks.Callee(call)
                    is "ReferenceEquals"
                        or "Enter"
                        or "TryEnter"
                        or "Same"
                        or "NotSame",
            _ => false,
        };
}
