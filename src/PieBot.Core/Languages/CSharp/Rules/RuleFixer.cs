using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using PieBot.Core.Languages.CSharp.Rules.Meanings;

namespace PieBot.Core.Languages.CSharp.Rules;

/// <summary>Runs the code fixes of a diagnostic in one document.</summary>
internal sealed class RuleFixer(
    Document document,
    string path,
    ILookup<string, CodeFixProvider> fixes
)
{
    /// <summary>The ways to fix it, in the order of preference, whether they compile or not; empty when none offers itself or all reach into other files.</summary>
    public async Task<IReadOnlyList<Rewrite>> RewritesAsync(
        Diagnostic diagnostic,
        ChangedMember target,
        CancellationToken cancellationToken
    )
    {
        var rewrites = new List<Rewrite>();
        foreach (var fix in fixes[diagnostic.Id])
        {
            var (title, changed) = await TryAsync(fix, diagnostic, cancellationToken);
            if (changed is null)
            {
                continue;
            }

            var text = await document.GetTextAsync(cancellationToken);
            var changes = (await changed.GetTextChangesAsync(document, cancellationToken)).ToList();
            var edits = LineEdits.Of(path, text, changes);
            if (edits.Count > 0)
            {
                var (refusal, risks) = await MeaningAsync(diagnostic, changes, cancellationToken);
                rewrites.Add(
                    new(
                        new(
                            target.Id,
                            edits,
                            diagnostic.Id,
                            title!,
                            PerformanceRules.Reason(diagnostic.Id),
                            refusal,
                            risks
                        ),
                        document.Id,
                        await changed.GetTextAsync(cancellationToken)
                    )
                );
            }
        }

        // One that keeps what the code means comes before one that does not.
        return rewrites.OrderBy(one => one.Edit.Refusal is not null).ToList();
    }

    private async Task<(string? Refusal, IReadOnlyList<Risk>? Risks)> MeaningAsync(
        Diagnostic diagnostic,
        List<TextChange> changes,
        CancellationToken cancellationToken
    )
    {
        var model = await document.GetSemanticModelAsync(cancellationToken);
        var root = await document.GetSyntaxRootAsync(cancellationToken);
        return MeaningCheck.Of(CodeFix.Of(diagnostic, model!, root!, changes));
    }

    private async Task<(string? Title, Document? Changed)> TryAsync(
        CodeFixProvider fix,
        Diagnostic diagnostic,
        CancellationToken cancellationToken
    )
    {
        try
        {
            CodeAction? action = null;
            var context = new CodeFixContext(
                document,
                diagnostic,
                (offered, _) => action ??= Innermost(offered),
                cancellationToken
            );
            await fix.RegisterCodeFixesAsync(context);
            if (action is null)
            {
                return (null, null);
            }

            var operations = await action.GetOperationsAsync(cancellationToken);
            var solution = operations
                .OfType<ApplyChangesOperation>()
                .FirstOrDefault()
                ?.ChangedSolution;
            var touched = solution
                ?.GetChanges(document.Project.Solution)
                .GetProjectChanges()
                .ToList();
            return
                touched is [var only]
                && only.GetChangedDocuments().ToList() is [var id]
                && id == document.Id
                && !only.GetAddedDocuments().Any()
                ? (action.Title, solution!.GetDocument(id))
                : (null, null);
        }
#pragma warning disable CA1031 // A code fix of another project may throw whatever it likes; then it has nothing to offer.
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return (null, null);
        }
#pragma warning restore CA1031
    }

    private static CodeAction Innermost(CodeAction action) =>
        action.NestedActions.IsDefaultOrEmpty ? action : Innermost(action.NestedActions[0]);
}
