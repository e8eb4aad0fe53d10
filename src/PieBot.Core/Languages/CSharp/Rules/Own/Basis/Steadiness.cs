using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Languages.CSharp.Rules.Meanings;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Basis;

/// <summary>Whether an expression gives the same each time it is computed while a region of code runs.</summary>
internal static class Steadiness
{
    // Framework types whose methods depend on their receiver and arguments alone.
    private static readonly HashSet<string> Functions = new(StringComparer.Ordinal)
    {
        "System.Linq.Enumerable",
        "System.String",
        "System.Char",
        "System.Math",
        "System.Array",
        "System.MemoryExtensions",
        "System.Collections.Generic.List",
        "System.Collections.Generic.Dictionary",
        "System.Collections.Generic.HashSet",
        "System.Collections.Generic.SortedDictionary",
        "System.Collections.Generic.SortedSet",
        "System.Collections.Generic.Queue",
        "System.Collections.Generic.Stack",
        "System.Int32",
        "System.Int64",
        "System.Double",
        "System.Decimal",
    };

    /// <summary>Whether it has no effects and neither what it names nor what it walks over may change in the region.</summary>
    public static bool IsSteady(MemberCode code, ExpressionSyntax expression, SyntaxNode region) =>
        code.IsPure(expression)
        && expression
            .DescendantNodesAndSelf()
            .All(node =>
                node switch
                {
                    BaseObjectCreationExpressionSyntax
                    or ArrayCreationExpressionSyntax
                    or ImplicitArrayCreationExpressionSyntax
                    or CollectionExpressionSyntax
                    or AnonymousObjectCreationExpressionSyntax
                    or QueryExpressionSyntax => false,
                    ThisExpressionSyntax => !IsStruct(code),
                    SimpleNameSyntax name => IsSteadyName(code, name, expression, region),
                    _ => true,
                }
            )
        && Quiet.Is(code, region);

    /// <summary>Whether the members that a path such as <c>order.Customer.Id</c> goes through keep their values.</summary>
    public static bool HasSteadyMembers(
        MemberCode code,
        ExpressionSyntax path,
        SyntaxNode region
    ) =>
        path.DescendantNodesAndSelf()
            .OfType<MemberAccessExpressionSyntax>()
            .All(access =>
                code.Symbol(access.Name) switch
                {
                    IFieldSymbol field => field.IsReadOnly
                        || (!field.IsVolatile && !IsWritten(code, field, region)),
                    IPropertySymbol property => IsKept(code, property, region),
                    _ => false,
                }
            );

    /// <summary>
    /// Whether a test of one element looks at that element, at variables and at texts and numbers alone: not, through a
    /// method or another collection, at the list it stands in.
    /// </summary>
    public static bool IsOfElement(MemberCode code, ExpressionSyntax test, ISymbol list) =>
        test.DescendantNodesAndSelf()
            .OfType<SimpleNameSyntax>()
            .Where(name => !code.Is(name, list))
            .All(name =>
                code.Symbol(name) switch
                {
                    IMethodSymbol method => Types.Name(method.ContainingType)
                        is "System.String"
                            or "System.Char"
                            or "System.Math",
                    IPropertySymbol property => IsKept(code, property, test),
                    ILocalSymbol local => !Types.IsCollection(local.Type),
                    IParameterSymbol parameter => !Types.IsCollection(parameter.Type),
                    IFieldSymbol field => !Types.IsCollection(field.Type),
                    ITypeSymbol or INamespaceSymbol => true,
                    _ => false,
                }
            );

    /// <summary>Whether a collection may have other elements after some code in the region.</summary>
    public static bool Changes(
        MemberCode code,
        ISymbol? holder,
        ITypeSymbol type,
        SyntaxNode region
    )
    {
        var isOwn =
            holder is ILocalSymbol local
            && Owned.IsOwn(code, local)
            // A delegate that is made elsewhere may run here.
            && code.Uses(local)
                .All(use => region.Span.Contains(use.Span) || !Writes.IsLater(use, code.Node));
        return IsHidden(code, region, isOwn)
            || code.Effects(region)
                .Any(effect =>
                    effect is Effect.Writes written
                    && (
                        SymbolEqualityComparer.Default.Equals(written.Target, holder)
                        || (!isOwn && written.Type is { } other && MayBe(code, other, type))
                    )
                );
    }

    private static bool IsSteadyName(
        MemberCode code,
        SimpleNameSyntax name,
        ExpressionSyntax expression,
        SyntaxNode region
    )
    {
        var symbol = code.Symbol(name);
        if (name.Parent is NameColonSyntax || symbol is ITypeSymbol or INamespaceSymbol)
        {
            return true;
        }

        var isKept = symbol switch
        {
            ILocalSymbol or IParameterSymbol => IsIn(symbol, expression)
                || (!IsIn(symbol, region) && !Writes.In(code, symbol, region)),
            IFieldSymbol field => field.IsConst
                || (field.IsReadOnly && !code.Node.IsKind(SyntaxKind.ConstructorDeclaration))
                || (!field.IsVolatile && !IsWritten(code, field, region)),
            IPropertySymbol property => IsKept(code, property, region),
            IMethodSymbol method => Functions.Contains(
                Types.Name((method.ReducedFrom ?? method).ContainingType)
            ),
            _ => false,
        };
        // A method is no collection, and its result is new.
        return isKept
            && (
                symbol is IMethodSymbol
                || IsIn(symbol!, expression)
                || code.Type(Whole(name)) is not { } type
                || !Types.IsCollection(type)
                || !Changes(code, symbol, type, region)
            );
    }

    // A property that only gives what was put into it; of the framework's, those of an object.
    private static bool IsKept(MemberCode code, IPropertySymbol property, SyntaxNode region) =>
        Effects.IsFramework(property)
            ? !property.IsStatic || Types.Name(property.ContainingType) == "System.StringComparer"
            : property.DeclaringSyntaxReferences is [{ } reference]
                && IsAuto(reference.GetSyntax())
                && property is { IsVirtual: false, IsOverride: false, IsAbstract: false }
                && (property.SetMethod is null || !IsWritten(code, property, region));

    private static bool IsAuto(SyntaxNode declaration) =>
        declaration
            is ParameterSyntax
                or PropertyDeclarationSyntax { ExpressionBody: null, AccessorList: not null }
        && declaration
            .ChildNodes()
            .OfType<AccessorListSyntax>()
            .SelectMany(list => list.Accessors)
            .All(one => one.Body is null && one.ExpressionBody is null);

    private static bool IsWritten(MemberCode code, ISymbol member, SyntaxNode region) =>
        IsHidden(code, region, false)
        || code.Effects(region)
            .OfType<Effect.Writes>()
            .Any(effect => SymbolEqualityComparer.Default.Equals(effect.Target, member));

    // Code that cannot be seen may write anything but what nobody else holds; so may who is yielded to.
    private static bool IsHidden(MemberCode code, SyntaxNode region, bool isOwn) =>
        !isOwn
        && (
            code.Effects(region).Any(effect => effect is not Effect.Writes)
            || Quiet.WalksUnseen(code, region)
            || region
                .DescendantNodes()
                .Any(node => node is YieldStatementSyntax or AwaitExpressionSyntax)
        );

    private static bool MayBe(MemberCode code, ITypeSymbol one, ITypeSymbol other) =>
        one.IsReferenceType
        && code.Model.Compilation.ClassifyCommonConversion(one, other)
            is { Exists: true, IsUserDefined: false };

    private static bool IsIn(ISymbol symbol, SyntaxNode region) =>
        symbol.DeclaringSyntaxReferences.Any(reference =>
            reference.SyntaxTree == region.SyntaxTree && region.Span.Contains(reference.Span)
        );

    private static ExpressionSyntax Whole(SimpleNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;

    private static bool IsStruct(MemberCode code) =>
        code.Node.FirstAncestorOrSelf<TypeDeclarationSyntax>()
            is StructDeclarationSyntax
                or RecordDeclarationSyntax
                {
                    ClassOrStructKeyword.RawKind: (int)SyntaxKind.StructKeyword
                };
}
