using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PieBot.Core.Languages.CSharp.Rules.Meanings;

/// <summary>What a piece of code has made itself: to write there is no effect.</summary>
/// <param name="Piece">The code.</param>
/// <param name="IsNew">Whether <c>this</c> is: in a constructor.</param>
internal sealed record Ownership(SyntaxNode Piece, bool IsNew)
{
    /// <summary>The effect of an assignment.</summary>
    public IEnumerable<Effect> Written(IOperation target) =>
        target switch
        {
            IDiscardOperation or IDeclarationExpressionOperation => [],
            ITupleOperation tuple => tuple.Elements.SelectMany(Written),
            IConversionOperation conversion => Written(conversion.Operand),
            ILocalReferenceOperation { Local.RefKind: RefKind.None } local
                when IsOwn(local.Local) => [],
            IParameterReferenceOperation { Parameter.RefKind: RefKind.None } one
                when IsOwn(one.Parameter) => [],
            ILocalReferenceOperation or IParameterReferenceOperation =>
            [
                Write(target, Symbol(target), target.Type),
            ],
            IPropertyReferenceOperation { Arguments.Length: > 0, Instance: { } instance } =>
                Mutated(instance),
            IArrayElementReferenceOperation element => Mutated(element.ArrayReference),
            IMemberReferenceOperation { Instance: { } instance } when IsMade(instance) => [],
            _ => [Write(target, Symbol(target), target.Type)],
        };

    /// <summary>The effect of changing an object.</summary>
    public IEnumerable<Effect> Mutated(IOperation instance) =>
        IsMade(instance) ? [] : [Write(instance, Symbol(instance), instance.Type)];

    /// <summary>The variable or member an expression names; null for any other.</summary>
    public static ISymbol? Symbol(IOperation? operation) =>
        operation switch
        {
            ILocalReferenceOperation one => one.Local,
            IParameterReferenceOperation one => one.Parameter,
            IMemberReferenceOperation one => one.Member,
            IConversionOperation one => Symbol(one.Operand),
            _ => null,
        };

    private static Effect.Writes Write(IOperation at, ISymbol? symbol, ITypeSymbol? type) =>
        new(at.Syntax, symbol, type);

    // An object that the piece has created, or the copy of a struct in a variable of its own.
    private bool IsMade(IOperation instance) =>
        instance switch
        {
            IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } =>
                true,
            IInstanceReferenceOperation => IsNew,
            IObjectCreationOperation or IArrayCreationOperation => true,
            IInvocationOperation call => call.Instance is { } receiver && IsMade(receiver),
            ILocalReferenceOperation { Local: var local } => IsOwn(local)
                && local.RefKind == RefKind.None
                && (local.Type.IsValueType || IsCreated(local)),
            _ => false,
        };

    private bool IsOwn(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.Any(reference =>
            reference.SyntaxTree == Piece.SyntaxTree && Piece.Span.Contains(reference.Span)
        );

    /// <summary>Whether a local is declared as something new.</summary>
    public static bool IsCreated(ILocalSymbol local) =>
        local.DeclaringSyntaxReferences is [var reference]
        && reference.GetSyntax()
            is Microsoft.CodeAnalysis.CSharp.Syntax.VariableDeclaratorSyntax
            {
                Initializer.Value: Microsoft
                        .CodeAnalysis
                        .CSharp
                        .Syntax
                        .BaseObjectCreationExpressionSyntax
                    or Microsoft.CodeAnalysis.CSharp.Syntax.CollectionExpressionSyntax
                    or Microsoft.CodeAnalysis.CSharp.Syntax.ArrayCreationExpressionSyntax
                    or Microsoft.CodeAnalysis.CSharp.Syntax.ImplicitArrayCreationExpressionSyntax
            };
}
