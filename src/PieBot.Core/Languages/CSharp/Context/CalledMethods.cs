using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PieBot.Core.Languages.CSharp.Context;

/// <summary>The methods that a member calls, by name and number of arguments: those of its own type first, then the repository's.</summary>
internal static class CalledMethods
{
    private const int Most = 8;

    // A name that many methods have tells none of them.
    private const int MostOfOneName = 3;

    /// <param name="path">Of the member's file.</param>
    public static IReadOnlyList<Callee> Of(
        SyntaxNode member,
        string path,
        TypeDeclarationSyntax? own,
        DeclarationIndex index
    )
    {
        var calls = member
            .DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .Select(call =>
                (Name: NameOf(call.Expression), Arguments: call.ArgumentList.Arguments.Count)
            )
            .Where(call => call.Name is not null)
            .Distinct()
            .ToList();
        var near = calls.SelectMany(call =>
            Methods(own)
                .Where(one => one != member && Takes(one, call.Name!, call.Arguments))
                .Select(one => (Path: path, Method: one))
        );
        var far = calls.SelectMany(call =>
            Methods(own).Any(one => Takes(one, call.Name!, call.Arguments))
                ? []
                : Elsewhere(call.Name!, call.Arguments, path, index)
        );
        return near.Concat(far)
            .Where(one => one.Method.Body is not null || one.Method.ExpressionBody is not null)
            .DistinctBy(one => one.Method)
            .Take(Most)
            .Select(one => Callee.Of(Name(one.Method), one.Path, Text(one.Method)))
            .ToList();
    }

    private static IEnumerable<(string Path, MethodDeclarationSyntax Method)> Elsewhere(
        string name,
        int arguments,
        string from,
        DeclarationIndex index
    )
    {
        var found = index
            .Methods(name, from)
            .Where(one => Takes(one.Method, name, arguments))
            .ToList();
        return found.Count <= MostOfOneName ? found.Take(1) : [];
    }

    private static IEnumerable<MethodDeclarationSyntax> Methods(TypeDeclarationSyntax? type) =>
        type?.Members.OfType<MethodDeclarationSyntax>() ?? [];

    // Called as an extension it gets one argument less.
    private static bool Takes(MethodDeclarationSyntax method, string name, int arguments)
    {
        var parameters = method.ParameterList.Parameters;
        var given = IsExtension(method) ? arguments + 1 : arguments;
        var needed = parameters.Count(one => one.Default is null && !IsParams(one));
        return method.Identifier.ValueText == name
            && needed <= given
            && (given <= parameters.Count || parameters.Any(IsParams));
    }

    private static bool IsExtension(MethodDeclarationSyntax method) =>
        method.ParameterList.Parameters is [var first, ..] && Has(first, "this");

    private static bool IsParams(ParameterSyntax parameter) => Has(parameter, "params");

    private static bool Has(ParameterSyntax parameter, string modifier) =>
        parameter.Modifiers.Any(one => one.ValueText == modifier);

    private static string? NameOf(ExpressionSyntax called) =>
        called switch
        {
            SimpleNameSyntax one => one.Identifier.ValueText,
            MemberAccessExpressionSyntax one => one.Name.Identifier.ValueText,
            MemberBindingExpressionSyntax one => one.Name.Identifier.ValueText,
            _ => null,
        };

    private static string Name(MethodDeclarationSyntax method) =>
        method.Parent is BaseTypeDeclarationSyntax type
            ? $"{type.Identifier.ValueText}.{method.Identifier.ValueText}"
            : method.Identifier.ValueText;

    // With the indentation of its other lines for the first.
    private static string Text(MethodDeclarationSyntax method)
    {
        var line = method.SyntaxTree.GetText().Lines.GetLineFromPosition(method.SpanStart);
        return line.ToString()[..(method.SpanStart - line.Start)]
            + method.ToString().ReplaceLineEndings("\n");
    }
}
