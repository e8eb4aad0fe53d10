using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using PieBot.Core.Languages.CSharp.Projects;

namespace PieBot.Core.Languages.CSharp.Rules;

/// <summary>The analyzers and code fixes of the SDK's NetAnalyzers, Roslynator and Meziantou, as far as they concern our rules.</summary>
/// <param name="Analyzers">Those that report one of the rules.</param>
/// <param name="Fixes">By rule, in the order they are tried.</param>
internal sealed record AnalyzerCatalog(
    ImmutableArray<DiagnosticAnalyzer> Analyzers,
    ILookup<string, CodeFixProvider> Fixes
)
{
    /// <exception cref="UserErrorException">The SDK's analyzers are not where they belong.</exception>
    public static AnalyzerCatalog Load()
    {
        var own = AppContext.BaseDirectory;
        string[] folders =
        [
            Path.Combine(InstalledSdk.Sdk ?? own, "Sdks", "Microsoft.NET.Sdk", "analyzers"),
            Path.Combine(own, "analyzers", "meziantou"),
            Path.Combine(own, "analyzers", "roslynator"),
        ];
        var types = folders
            .Where(Directory.Exists)
            .SelectMany(folder =>
                Directory.EnumerateFiles(folder, "*.dll").Order(StringComparer.Ordinal)
            )
            .Where(path => !path.Contains("VisualBasic", StringComparison.Ordinal))
            .SelectMany(Types)
            .Where(type => type is { IsAbstract: false, IsGenericTypeDefinition: false })
            .ToList();
        var analyzers = Create<DiagnosticAnalyzer>(types)
            .Where(analyzer => Supports(analyzer).Any(id => PerformanceRules.Ids.Contains(id)))
            .ToImmutableArray();
        if (analyzers.IsEmpty)
        {
            throw new UserErrorException(
                $"No analyzers were found in {string.Join(", ", folders)}. Install the .NET SDK (10 or newer) and PieBot again."
            );
        }

        var fixes = Create<CodeFixProvider>(types)
            .SelectMany(fix => fix.FixableDiagnosticIds.Select(id => (Id: id, Fix: fix)))
            .Where(pair => PerformanceRules.Ids.Contains(pair.Id))
            .ToLookup(pair => pair.Id, pair => pair.Fix, StringComparer.Ordinal);
        return new(analyzers, fixes);
    }

    private static IEnumerable<string> Supports(DiagnosticAnalyzer analyzer) =>
        analyzer.SupportedDiagnostics.Select(descriptor => descriptor.Id);

    private static Type[] Types(string path)
    {
        try
        {
            return GeneratorLoader.Shared.LoadFromPath(path).GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            // Parts that need an editor are of no use here.
            return exception.Types.OfType<Type>().ToArray();
        }
    }

    private static IEnumerable<T> Create<T>(IEnumerable<Type> types)
        where T : class =>
        types
            .Where(type =>
                typeof(T).IsAssignableFrom(type) && type.GetConstructor(Type.EmptyTypes) is not null
            )
            .Select(type => (T)Activator.CreateInstance(type)!);
}
