using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace PieBot.Core.Languages.CSharp.Projects;

/// <summary>Loads analyzer and generator assemblies, each folder in a context of its own; the compiler's own assemblies are ours.</summary>
internal sealed class GeneratorLoader : IAnalyzerAssemblyLoader
{
    public static readonly GeneratorLoader Shared = new();

    private readonly Dictionary<string, FolderContext> _contexts = new(StringComparer.Ordinal);

    public void AddDependencyLocation(string fullPath)
    {
        // Dependencies are looked for in the folder of what needs them.
    }

    public Assembly LoadFromPath(string fullPath)
    {
        lock (_contexts)
        {
            var folder = Path.GetDirectoryName(fullPath)!;
            if (!_contexts.TryGetValue(folder, out var context))
            {
                context = new(folder);
                _contexts.Add(folder, context);
            }

            return context.LoadFromAssemblyPath(fullPath);
        }
    }

    private sealed class FolderContext(string folder) : AssemblyLoadContext("PieBot code fixes")
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            // One Roslyn for all, or the types would not be the same.
            if (
                assemblyName.Name is { } name
                && name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)
                && !name.Contains("NetAnalyzers", StringComparison.Ordinal)
                && File.Exists(Path.Combine(AppContext.BaseDirectory, name + ".dll"))
            )
            {
                return null;
            }

            var path = Path.Combine(folder, assemblyName.Name + ".dll");
            return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
        }
    }
}
