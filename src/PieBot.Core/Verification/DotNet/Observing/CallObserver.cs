using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Changes;
using PieBot.Verification.DotNet.Probe;

namespace PieBot.Verification.DotNet.Observing;

/// <summary>Makes members note their arguments, and what they return or throw.</summary>
internal static class CallObserver
{
    private const string Calls = "global::PieBot.Generated.Calls";

    // Thrown exceptions are noted by a filter, which lets them pass.
    private const string Caught =
        $" }} catch (global::System.Exception piebotThrown) when ({Calls}.Threw(piebotThrown)) {{ throw; }} finally {{ {Calls}.Leave(); }} ";

    /// <param name="path">Relative to the repository, as in the ids.</param>
    /// <param name="symbols">As in <see cref="ChangedMember.Symbols"/>.</param>
    /// <param name="ids">Of members of this text; those that cannot be observed are passed over.</param>
    /// <returns>The text, and how many members note their calls.</returns>
    public static (string Text, int Observed) Instrument(
        string path,
        string text,
        IReadOnlyCollection<string> ids,
        string? symbols = null
    )
    {
        var root = CSharpSyntaxTree.ParseText(text, Preprocessor.Options(symbols)).GetRoot();
        var changes = new List<(int Start, int Length, string Text)>();
        var observed = 0;
        foreach (var id in ids)
        {
            if (CSharpMembers.Find(root, path, id) is { } node && Wrap(node, id) is { } wrapped)
            {
                changes.AddRange(wrapped);
                observed++;
            }
        }

        // Of two changes at one place the one that was added later goes first: it stands outside.
        foreach (
            var (start, length, inserted) in changes
                .Index()
                .OrderByDescending(change => change.Item.Start)
                .ThenByDescending(change => change.Index)
                .Select(change => change.Item)
        )
        {
            text = text.Remove(start, length).Insert(start, inserted);
        }

        return (text, observed);
    }

    private static List<(int, int, string)>? Wrap(SyntaxNode node, string id)
    {
        if (
            MemberShape.IsAsync(node)
            || MemberShape.IsIterator(node)
            || MemberShape.ReturnsNothing(node) && node is AccessorDeclarationSyntax
            || ReturnType(node) is not { } type
            || type is RefTypeSyntax or PointerTypeSyntax
            || IsByRefLike(type)
        )
        {
            return null;
        }

        var enter = $"{Calls}.Enter({Quote(id)}, new object[] {{ {Arguments(node)} }}); try {{ ";
        var nothing = MemberShape.ReturnsNothing(node);
        var (block, arrow) = MemberShape.Body(node);
        if (block is not null)
        {
            List<(int, int, string)> changes =
            [
                (block.OpenBraceToken.Span.End, 0, $" {enter}"),
                (block.CloseBraceToken.SpanStart, 0, Caught),
            ];
            foreach (var returned in nothing ? [] : Returns(block))
            {
                changes.Add((returned.SpanStart, 0, $"{Calls}.Returned<{type}>("));
                changes.Add((returned.Span.End, 0, ")"));
            }

            return changes;
        }

        if (arrow is null || arrow.Expression is ThrowExpressionSyntax)
        {
            return null;
        }

        return MemberShape.ToBlock(
            node,
            arrow,
            enter + (nothing ? "" : $"return {Calls}.Returned<{type}>("),
            (nothing ? ";" : ");") + Caught
        );
    }

    private static IEnumerable<ExpressionSyntax> Returns(BlockSyntax block) =>
        block
            .DescendantNodes(child =>
                child is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax)
            )
            .OfType<ReturnStatementSyntax>()
            .Select(one => one.Expression)
            .OfType<ExpressionSyntax>();

    private static TypeSyntax? ReturnType(SyntaxNode node) =>
        node switch
        {
            MethodDeclarationSyntax one => one.ReturnType,
            OperatorDeclarationSyntax one => one.ReturnType,
            ConversionOperatorDeclarationSyntax one => one.Type,
            BasePropertyDeclarationSyntax one => one.Type,
            AccessorDeclarationSyntax { Parent.Parent: BasePropertyDeclarationSyntax one } =>
                one.Type,
            _ => null,
        };

    private static string Arguments(SyntaxNode node)
    {
        var parameters = node switch
        {
            BaseMethodDeclarationSyntax one => one.ParameterList.Parameters,
            IndexerDeclarationSyntax one => one.ParameterList.Parameters,
            AccessorDeclarationSyntax { Parent.Parent: IndexerDeclarationSyntax one } =>
                one.ParameterList.Parameters,
            _ => [],
        };
        return string.Join(
            ", ",
            parameters
                .Where(one =>
                    !one.Modifiers.Any(SyntaxKind.OutKeyword)
                    && one.Type is { } type
                    && type is not PointerTypeSyntax
                    && !IsByRefLike(type)
                )
                .Select(one => one.Identifier.Text)
        );
    }

    // What cannot be boxed; types of the project's own kind make the observed build fail, and are then not observed.
    private static bool IsByRefLike(TypeSyntax type) =>
        type.ToString().Contains("Span<", StringComparison.Ordinal);

    private static string Quote(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
