using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using PieBot.Changes;

namespace PieBot.Proposals.Rules;

/// <summary>Runs the code fix of a diagnostic in one document, and keeps what it changes when that still compiles.</summary>
internal sealed class RuleFixer(
    Document document,
    string path,
    ILookup<string, CodeFixProvider> fixes
)
{
    private HashSet<string>? _knownErrors;

    /// <summary>Null when no fix offers itself, it reaches into other files, or it does not compile.</summary>
    public async Task<Candidate?> TryFixAsync(
        Diagnostic diagnostic,
        ChangedMember target,
        CancellationToken cancellationToken
    )
    {
        foreach (var fix in fixes[diagnostic.Id])
        {
            var (title, changed) = await TryAsync(fix, diagnostic, cancellationToken)
                .ConfigureAwait(false);
            if (changed is null)
            {
                continue;
            }

            var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            var changes = await changed
                .GetTextChangesAsync(document, cancellationToken)
                .ConfigureAwait(false);
            var edits = LineEdits.Of(path, text, changes);
            if (
                edits.Count > 0
                && await CompilesAsync(changed, cancellationToken).ConfigureAwait(false)
            )
            {
                return new(
                    Candidates.Id(target.Id, edits),
                    target.Id,
                    edits,
                    $"rules:{diagnostic.Id}",
                    title!,
                    PerformanceRules.Reason(diagnostic.Id)
                );
            }
        }

        return null;
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
            await fix.RegisterCodeFixesAsync(context).ConfigureAwait(false);
            if (action is null)
            {
                return (null, null);
            }

            var operations = await action
                .GetOperationsAsync(cancellationToken)
                .ConfigureAwait(false);
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

    private async Task<bool> CompilesAsync(Document changed, CancellationToken cancellationToken)
    {
        _knownErrors ??= await ErrorsAsync(document, cancellationToken).ConfigureAwait(false);
        var errors = await ErrorsAsync(changed, cancellationToken).ConfigureAwait(false);
        return errors.IsSubsetOf(_knownErrors);
    }

    private static async Task<HashSet<string>> ErrorsAsync(
        Document one,
        CancellationToken cancellationToken
    )
    {
        var model = await one.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return model!
            .GetDiagnostics(cancellationToken: cancellationToken)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic =>
                diagnostic.Id
                + diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)
            )
            .ToHashSet(StringComparer.Ordinal);
    }
}
