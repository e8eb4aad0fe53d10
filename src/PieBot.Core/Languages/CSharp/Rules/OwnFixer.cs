using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PieBot.Core.Languages.CSharp.Guard;
using PieBot.Core.Languages.CSharp.Members;
using PieBot.Core.Languages.CSharp.Rules.Meanings;
using PieBot.Core.Languages.CSharp.Rules.Own;
using PieBot.Core.Languages.CSharp.Rules.Own.Basis;

namespace PieBot.Core.Languages.CSharp.Rules;

/// <summary>Runs the rules that are written here over members of one document.</summary>
/// <param name="path">Of its file, relative to the repository.</param>
internal sealed class OwnFixer(Document document, string path)
{
    /// <summary>What the rules would change in a member, one way for each place; whether it compiles is not known yet.</summary>
    public async Task<IReadOnlyList<Rewrite>> RewritesAsync(
        ChangedMember target,
        CancellationToken cancellationToken
    )
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken);
        var model = await document.GetSemanticModelAsync(cancellationToken);
        if (
            CSharpMembers.Find(root!, path, target.Id) is not { } member
            // What another build leaves out, or puts in, cannot be seen.
            || member
                .DescendantTrivia(descendIntoTrivia: false)
                .Any(trivia => trivia.IsDirective && trivia.SpanStart >= member.SpanStart)
        )
        {
            return [];
        }

        var code = new MemberCode(member, model!);
        var text = await document.GetTextAsync(cancellationToken);
        return OwnRules
            .All.SelectMany(rule => rule.Find(code).Select(fix => (rule, fix)))
            .Select(found => Rewritten(found.rule, found.fix, target, code, text))
            .OfType<Rewrite>()
            .ToList();
    }

    private Rewrite? Rewritten(
        OwnRule rule,
        OwnFix fix,
        ChangedMember target,
        MemberCode code,
        SourceText text
    )
    {
        var root = code.Model.SyntaxTree.GetRoot();
        var (refusal, risks) = MeaningCheck.Of(
            new(
                rule.Id,
                code.Model,
                code.Node,
                fix.Changes.Select(change => change.Span)
                    .Where(span => span.Length > 0)
                    .Select(span => root.FindNode(span, getInnermostNodeForTie: true))
                    .ToList(),
                string.Join('\n', fix.Changes.Select(change => change.NewText))
            )
        );
        if (refusal is not null || fix.Changes.Any(change => LosesText(root, change)))
        {
            return null;
        }

        List<TextChange> changes = [.. fix.Changes, .. Usings(fix, code, root, text)];
        var edits = LineEdits.Of(path, text, changes);
        var all = fix.Risks.Concat(risks ?? []).Distinct().ToList();
        return edits.Count == 0
            ? null
            : new(
                new(
                    target.Id,
                    edits,
                    rule.Id,
                    rule.Title,
                    rule.Reason,
                    null,
                    all.Count > 0 ? all : null
                ),
                document.Id,
                text.WithChanges(changes.OrderBy(change => change.Span.Start))
            );
    }

    // A comment or directive that the new text does not keep.
    private static bool LosesText(SyntaxNode root, TextChange change) =>
        root.DescendantTrivia(change.Span)
            .Where(trivia =>
                change.Span.Contains(trivia.Span)
                && trivia.Span.Length > 0
                && trivia.ToString().Trim().Length > 0
            )
            .Any(trivia => !change.NewText!.Contains(trivia.ToString(), StringComparison.Ordinal));

    private static IEnumerable<TextChange> Usings(
        OwnFix fix,
        MemberCode code,
        SyntaxNode root,
        SourceText text
    )
    {
        var place = text.Lines[ImportPlace.Of(root) - 1].Start;
        return fix
            .Types.Where(type =>
                !code
                    .Model.LookupNamespacesAndTypes(code.Node.SpanStart, name: type.Type)
                    .OfType<INamedTypeSymbol>()
                    .Any(one => one.ContainingNamespace.ToDisplayString() == type.Namespace)
            )
            .Select(type => type.Namespace)
            .Distinct()
            .Select(name => new TextChange(new(place, 0), $"using {name};\n"));
    }
}
