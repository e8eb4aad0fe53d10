using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace PieBot.Core.Languages.CSharp.Rules;

/// <summary>What a code fix would make of one document.</summary>
internal sealed record Rewrite(RuleEdit Edit, DocumentId Document, SourceText Text);

/// <summary>
/// Which rewrites leave their documents without new compile errors. Many are tried at once, one a document: to fork a
/// compilation of thousands of files for each would take as long as all the rest.
/// </summary>
internal sealed class CompileCheck(Project project)
{
    // What one fork has bound is held in memory until the next.
    private const int AtOnce = 30;

    private readonly Dictionary<DocumentId, HashSet<string>> _known = [];

    /// <summary>The first of each list that compiles; lists of which none does are left out.</summary>
    /// <param name="found">The ways to fix each place, in the order of preference.</param>
    public async Task<IReadOnlyList<RuleEdit>> FirstPassingAsync(
        IReadOnlyList<IReadOnlyList<Rewrite>> found,
        CancellationToken cancellationToken
    )
    {
        var passed = await PassingAsync(found.Select(ways => ways[0]).ToList(), cancellationToken);
        var kept = new List<RuleEdit>();
        foreach (var ways in found)
        {
            foreach (var way in ways)
            {
                // What fails beside others may pass alone.
                if (passed.Contains(way) || await CompilesAsync(way, cancellationToken))
                {
                    kept.Add(way.Edit);
                    break;
                }
            }
        }

        return kept;
    }

    private async Task<HashSet<Rewrite>> PassingAsync(
        List<Rewrite> rewrites,
        CancellationToken cancellationToken
    )
    {
        var passed = new HashSet<Rewrite>(ReferenceEqualityComparer.Instance);
        var rounds = rewrites
            .GroupBy(one => one.Document)
            .SelectMany(document => document.Select((one, round) => (one, round)))
            .GroupBy(pair => pair.round, pair => pair.one)
            .SelectMany(round => round.Chunk(AtOnce));
        foreach (var round in rounds)
        {
            var solution = round.Aggregate(
                project.Solution,
                (all, one) => all.WithDocumentText(one.Document, one.Text)
            );
            foreach (var one in round)
            {
                if (await CompilesAsync(solution, one, cancellationToken))
                {
                    passed.Add(one);
                }
            }
        }

        return passed;
    }

    private Task<bool> CompilesAsync(Rewrite one, CancellationToken cancellationToken) =>
        CompilesAsync(
            project.Solution.WithDocumentText(one.Document, one.Text),
            one,
            cancellationToken
        );

    private async Task<bool> CompilesAsync(
        Solution solution,
        Rewrite one,
        CancellationToken cancellationToken
    )
    {
        if (!_known.TryGetValue(one.Document, out var known))
        {
            known = await ErrorsAsync(project.Solution, one.Document, cancellationToken);
            _known.Add(one.Document, known);
        }

        var errors = await ErrorsAsync(solution, one.Document, cancellationToken);
        return errors.IsSubsetOf(known);
    }

    private static async Task<HashSet<string>> ErrorsAsync(
        Solution solution,
        DocumentId document,
        CancellationToken cancellationToken
    )
    {
        var model = await solution.GetDocument(document)!.GetSemanticModelAsync(cancellationToken);
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
