using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Languages.CSharp.Rules.Own.Basis;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Statics;

/// <summary>Options of JSON that are made of constants at each call and only handed to the serializer.</summary>
internal sealed class OptionsPerCall : OwnRule
{
    public override string Id => "json-options-per-call";

    public override string Title => "Keep the options in a static field";

    public override string Reason =>
        "Options keep what they know of the types they serialized; new ones look it up again.";

    public override IEnumerable<OwnFix> Find(MemberCode code)
    {
        if (!Shared.IsPossible(code))
        {
            yield break;
        }

        var number = 0;
        foreach (var made in code.All<ObjectCreationExpressionSyntax>())
        {
            if (
                Types.Name(code.Type(made)) == "System.Text.Json.JsonSerializerOptions"
                && (
                    made.ArgumentList?.Arguments.All(one => Shared.IsConstant(code, one.Expression))
                    ?? true
                )
                && (made.Initializer?.Expressions.All(one => IsFixed(code, one)) ?? true)
                && (IsHanded(code, made) || IsOnlyHanded(code, made))
            )
            {
                var name = Shared.Field(code, "Options", number++);
                yield return new([
                    Lines.Field(
                        code,
                        $"private static readonly JsonSerializerOptions {name} = ",
                        made
                    ),
                    Lines.Replace(made, name),
                ])
                {
                    Types = [("System.Text.Json", "JsonSerializerOptions")],
                };
            }
        }
    }

    private static bool IsFixed(MemberCode code, ExpressionSyntax assignment) =>
        assignment is AssignmentExpressionSyntax { Right: var value }
        && (
            Shared.IsConstant(code, value)
            || (
                code.Symbol(value) is IPropertySymbol { IsStatic: true } property
                && Types.Name(property.ContainingType) == "System.Text.Json.JsonNamingPolicy"
            )
        );

    private static bool IsOnlyHanded(MemberCode code, ObjectCreationExpressionSyntax made) =>
        made.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator }
        && code.Model.GetDeclaredSymbol(declarator) is ILocalSymbol local
        && code.Uses(local) is { Count: > 0 } uses
        && uses.All(use => IsHanded(code, use));

    private static bool IsHanded(MemberCode code, ExpressionSyntax options) =>
        options.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }
        && code.IsOf(call, "System.Text.Json.JsonSerializer");
}
