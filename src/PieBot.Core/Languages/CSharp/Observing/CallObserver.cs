using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Languages.CSharp.Members;
using PieBot.Core.Languages.CSharp.Probe;

namespace PieBot.Core.Languages.CSharp.Observing;

/// <summary>Makes members note their arguments, what they return or throw, and what they change of what they were given.</summary>
internal static class CallObserver
{
    private const string Calls = "global::PieBot.Generated.Calls";

    /// <param name="path">Relative to the repository, as in the ids.</param>
    /// <param name="symbols">As in <see cref="ChangedMember.Symbols"/>.</param>
    /// <param name="ids">Of members of this text; those that cannot be observed are passed over.</param>
    /// <param name="apart">Names of fields that only one side's text has: they are compared with nothing.</param>
    /// <returns>The text, and how many members note their calls.</returns>
    public static (string Text, int Observed) Instrument(
        string path,
        string text,
        IReadOnlyCollection<string> ids,
        string? symbols = null,
        IReadOnlyList<string>? apart = null
    )
    {
        var root = CSharpSyntaxTree.ParseText(text, Preprocessor.Options(symbols)).GetRoot();
        var changes = new List<(int Start, int Length, string Text)>();
        var observed = new List<SyntaxNode>();
        foreach (var id in ids)
        {
            if (
                CSharpMembers.Find(root, path, id) is { } node
                && Wrap(node, id, apart ?? []) is { } wrapped
            )
            {
                changes.AddRange(wrapped);
                observed.Add(node);
            }
        }

        if (observed.Count > 0)
        {
            changes.AddRange(SeenMethods.Changes(observed));
            changes.AddRange(
                ObservedStatics
                    .Holders(root)
                    .Select(ObservedStatics.Mark)
                    .OfType<(int, int, string)>()
            );
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

        return (text, observed.Count);
    }

    private static List<(int, int, string)>? Wrap(
        SyntaxNode node,
        string id,
        IReadOnlyList<string> apart
    )
    {
        var (block, arrow) = MemberShape.Body(node);
        if (!CanBeObserved(node) || block is null && arrow!.Expression is ThrowExpressionSyntax)
        {
            return null;
        }

        var receiver = ObservedReceiver.Of(node);
        var state = ObservedStatics.Of(node) is { } type
            ? ObservedStatics.Receiver(type)
            : receiver;
        var enter =
            $"{ObservedSpans.Copies(node)}var piebotCall = {Calls}.{(node is ConstructorDeclarationSyntax ? "Constructs" : "Enter")}({Quote(id)}, {state}, new object[] {{ {Names(node, Goes.In)} }}{(apart.Count == 0 ? "" : $", new string[] {{ {string.Join(", ", apart.Select(Quote))} }}")}); try {{ ";
        // Thrown exceptions are noted by a filter, which lets them pass.
        var leave =
            $" }} catch (global::System.Exception piebotThrown) when ({Calls}.Threw(piebotCall, piebotThrown)) {{ throw; }} finally {{ {Calls}.Leave(piebotCall, {receiver}); }} ";
        if (block is not null && MemberShape.IsIterator(node))
        {
            return IteratorMove.Of(node, block, enter, Given(node, ""), leave);
        }

        var outs = Names(node, Goes.Out);
        var nothing = MemberShape.ReturnsNothing(node);
        var changed =
            outs.Length == 0 ? "" : $"{Calls}.Outs(piebotCall, new object[] {{ {outs} }}); ";
        var closing = outs.Length == 0 ? ")" : $", new object[] {{ {outs} }})";
        if (arrow is not null)
        {
            return MemberShape.ToBlock(
                node,
                arrow,
                enter + (nothing ? "" : $"return {Given(node, "")}"),
                (nothing ? $"; {changed}" : $"{closing};") + leave
            );
        }

        List<(int, int, string)> changes =
        [
            (block!.OpenBraceToken.Span.End, 0, $" {enter}"),
            (block.CloseBraceToken.SpanStart, 0, (nothing ? changed : "") + leave),
        ];
        foreach (var returned in Returns(block))
        {
            if (returned.Expression is { } expression)
            {
                changes.Add((expression.SpanStart, 0, Given(node, "")));
                changes.Add((expression.Span.End, 0, closing));
            }
            else if (changed.Length > 0)
            {
                changes.Add((returned.SpanStart, 0, $"{{ {changed}"));
                changes.Add((returned.Span.End, 0, " }"));
            }
        }

        return changes;
    }

    // Of an async member what it awaits to return, else the declared type.
    private static string Given(SyntaxNode node, string value)
    {
        var type = MemberShape.ReturnType(node);
        if (MemberShape.IsAsync(node) && !MemberShape.IsIterator(node))
        {
            type = type
                ?.DescendantNodesAndSelf()
                .OfType<GenericNameSyntax>()
                .FirstOrDefault()
                ?.TypeArgumentList.Arguments.Last();
        }

        return $"{Calls}.Returned<{type}>(piebotCall, {value}";
    }

    private static IEnumerable<ReturnStatementSyntax> Returns(BlockSyntax block) =>
        block
            .DescendantNodes(child =>
                child is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax)
            )
            .OfType<ReturnStatementSyntax>();

    // What cannot be boxed cannot be kept. Ref structs of the project's own make the observed build fail, and are then not observed.
    private static bool CanBeObserved(SyntaxNode node) =>
        node switch
        {
            DestructorDeclarationSyntax => false,
            // A struct cannot be told before all of it is set.
            ConstructorDeclarationSyntax one => one.Parent
                is ClassDeclarationSyntax
                    or RecordDeclarationSyntax
                    {
                        ClassOrStructKeyword.RawKind: not (int)SyntaxKind.StructKeyword
                    }
                && !one.Modifiers.Any(SyntaxKind.StaticKeyword),
            AccessorDeclarationSyntax one => one.Keyword.Kind()
                is SyntaxKind.GetKeyword
                    or SyntaxKind.SetKeyword
                    or SyntaxKind.InitKeyword,
            _ => true,
        }
        && MemberShape.ReturnType(node) switch
        {
            null => node is ConstructorDeclarationSyntax,
            var type => CanBeBoxed(type, node),
        };

    private static bool CanBeBoxed(TypeSyntax type, SyntaxNode node) =>
        type is not (RefTypeSyntax or PointerTypeSyntax or FunctionPointerTypeSyntax)
        && !type.ToString().Contains("Span<", StringComparison.Ordinal)
        && !MayBeRefStruct(type, node);

    private static bool MayBeRefStruct(TypeSyntax type, SyntaxNode node) =>
        node.AncestorsAndSelf()
            .SelectMany(one =>
                one switch
                {
                    MethodDeclarationSyntax method => method.ConstraintClauses,
                    TypeDeclarationSyntax owner => owner.ConstraintClauses,
                    _ => default,
                }
            )
            .Any(clause =>
                clause.Name.Identifier.ValueText == type.ToString()
                && clause.Constraints.Any(one => one is AllowsConstraintClauseSyntax)
            );

    private enum Goes
    {
        In,
        Out,
    }

    private static string Names(SyntaxNode node, Goes direction)
    {
        var names = MemberShape
            .Parameters(node)
            .Where(one =>
                ObservedSpans.IsSpan(one)
                    ? direction == Goes.In
                        || !one.Type!.ToString().Contains("ReadOnly", StringComparison.Ordinal)
                    : one.Type is { } type
                        && CanBeBoxed(type, node)
                        && (
                            direction == Goes.In
                                ? !one.Modifiers.Any(SyntaxKind.OutKeyword)
                                : one.Modifiers.Any(SyntaxKind.OutKeyword)
                                    || one.Modifiers.Any(SyntaxKind.RefKeyword)
                                        && !one.Modifiers.Any(SyntaxKind.ReadOnlyKeyword)
                        )
            )
            .Select(one =>
                ObservedSpans.IsSpan(one)
                    ? $"{ObservedSpans.Name(one)}.ToArray()"
                    : one.Identifier.Text
            );
        var isSetter =
            node is AccessorDeclarationSyntax one && !one.Keyword.IsKind(SyntaxKind.GetKeyword);
        return string.Join(", ", isSetter && direction == Goes.In ? names.Append("value") : names);
    }

    private static string Quote(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
