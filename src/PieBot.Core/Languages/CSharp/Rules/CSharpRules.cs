using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using PieBot.Core.Languages.CSharp.Guard;
using PieBot.Core.Languages.CSharp.Projects;
using PieBot.Core.Processes;

namespace PieBot.Core.Languages.CSharp.Rules;

/// <summary>
/// The code fixes of performance rules, and rules written here. In a trusted repository projects are restored and read as the compiler sees them, else
/// their files are read against the SDK's own libraries.
/// </summary>
internal sealed class CSharpRules : IRules
{
    public async Task<RulesFound> FindAsync(
        string checkout,
        IReadOnlyList<ChangedMember> targets,
        bool trusted,
        CancellationToken cancellationToken
    )
    {
        var catalog = AnalyzerCatalog.Load();
        var graph = ProjectGraph.Read(checkout);
        var edits = new List<RuleEdit>();
        var notices = new List<string>();
        var byProject = targets.GroupBy(target =>
            graph.OwnerOf(Path.GetFullPath(Path.Combine(checkout, target.Path)))
        );
        foreach (var group in byProject)
        {
            if (group.Key is null)
            {
                notices.Add(
                    $"no project owns {string.Join(", ", group.Select(target => target.Path).Distinct())}"
                );
                continue;
            }

            var loaded = await LoadAsync(
                group.Key,
                group.Select(target => target.Symbols).FirstOrDefault(one => one is not null),
                trusted,
                cancellationToken
            );
            if (loaded.Notice is { } notice)
            {
                notices.Add(notice);
            }

            edits.AddRange(
                await FixesAsync(
                    loaded.Project,
                    catalog,
                    checkout,
                    group.ToList(),
                    cancellationToken
                )
            );
        }

        return new(edits, notices);
    }

    private static async Task<CSharpProject> LoadAsync(
        string projectFile,
        string? symbols,
        bool trusted,
        CancellationToken cancellationToken
    )
    {
        if (!trusted)
        {
            return new(LooseProject.Create(projectFile, symbols), null, null);
        }

        // Without packages the project is still looked at, and says so.
        await DotNetCli.RestoreAsync(projectFile, cancellationToken);
        var framework = await ProjectFrameworks.ChooseAsync(projectFile, null, cancellationToken);
        return await CSharpProject.LoadAsync(
            projectFile,
            framework,
            ProjectReading.Design,
            generators: true,
            cancellationToken
        );
    }

    private static async Task<IReadOnlyList<RuleEdit>> FixesAsync(
        Project project,
        AnalyzerCatalog catalog,
        string checkout,
        IReadOnlyList<ChangedMember> targets,
        CancellationToken cancellationToken
    )
    {
        if (await project.GetCompilationAsync(cancellationToken) is not { } compilation)
        {
            return [];
        }

        var enabled = PerformanceRules.Ids.ToDictionary(id => id, _ => ReportDiagnostic.Warn);
        var analysis = compilation
            .WithOptions(compilation.Options.WithSpecificDiagnosticOptions(enabled))
            .WithAnalyzers(
                catalog.Analyzers,
                // An analyzer that fails says nothing; the others go on.
                new CompilationWithAnalyzersOptions(
                    project.AnalyzerOptions,
                    (_, _, _) => { },
                    true,
                    false
                )
            );
        var found = new List<IReadOnlyList<Rewrite>>();
        foreach (var file in targets.GroupBy(target => target.Path))
        {
            var path = Path.GetFullPath(Path.Combine(checkout, file.Key));
            if (
                project.Documents.FirstOrDefault(document => document.FilePath == path)
                is not { } document
            )
            {
                continue;
            }

            var own = new OwnFixer(document, file.Key);
            foreach (var target in file)
            {
                var rewrites = await own.RewritesAsync(target, cancellationToken);
                found.AddRange(rewrites.Select(one => new[] { one }));
            }

            var fixer = new RuleFixer(document, file.Key, catalog.Fixes);
            foreach (
                var diagnostic in await DiagnosticsAsync(analysis, document, cancellationToken)
            )
            {
                var line = diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1;
                var target = file.Where(target =>
                        target.Lines.Start <= line && line <= target.Lines.End
                    )
                    .OrderBy(target => target.Lines.Count)
                    .FirstOrDefault();
                if (
                    target is not null
                    && !ChangesSurface(diagnostic)
                    && await fixer.RewritesAsync(diagnostic, target, cancellationToken)
                        is { Count: > 0 } ways
                )
                {
                    found.Add(ways);
                }
            }
        }

        return await new CompileCheck(project).FirstPassingAsync(found, cancellationToken);
    }

    // Of what others compile against the guard refuses each change: such an edit would only be noise.
    private static bool ChangesSurface(Diagnostic diagnostic) =>
        diagnostic.Id is "CA1802" or "CA1822"
        && diagnostic
            .Location.SourceTree!.GetRoot()
            .FindNode(diagnostic.Location.SourceSpan)
            .FirstAncestorOrSelf<MemberDeclarationSyntax>()
            is { } member
        && Surface.Shows(member);

    private static async Task<IReadOnlyList<Diagnostic>> DiagnosticsAsync(
        CompilationWithAnalyzers analysis,
        Document document,
        CancellationToken cancellationToken
    )
    {
        var tree = await document.GetSyntaxTreeAsync(cancellationToken);
        var model = analysis.Compilation.GetSemanticModel(
            analysis.Compilation.SyntaxTrees.First(one => one.FilePath == tree!.FilePath)
        );
        var result = await analysis.GetAnalysisResultAsync(model, null, cancellationToken);
        return result
            .GetAllDiagnostics()
            .Where(diagnostic =>
                PerformanceRules.Ids.Contains(diagnostic.Id) && !diagnostic.IsSuppressed
            )
            .Where(diagnostic => diagnostic.Location.IsInSource)
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)
            .ToList();
    }
}
