using System.Xml;
using System.Xml.Linq;
using PieBot.Core.Changes;

namespace PieBot.Core.Languages.CSharp.Projects;

/// <summary>Which project references which, and which compiles a file.</summary>
internal sealed class ProjectGraph
{
    private readonly Dictionary<string, IReadOnlyList<string>> _references;
    private readonly IReadOnlyDictionary<string, ProjectFacts> _facts;

    private ProjectGraph(
        Dictionary<string, IReadOnlyList<string>> references,
        IReadOnlyDictionary<string, ProjectFacts> facts
    ) => (_references, _facts) = (references, facts);

    public IEnumerable<string> Projects => _references.Keys;

    /// <summary>Reads all C# projects below a folder as text, which executes nothing of the repository; build outputs are passed over.</summary>
    public static ProjectGraph Read(string root) =>
        new(
            Find(root, "*.csproj").ToDictionary(path => path, References, StringComparer.Ordinal),
            new Dictionary<string, ProjectFacts>()
        );

    /// <summary>Has MSBuild evaluate all projects below a folder, also those in other languages, whose tests may reach C#. What it cannot evaluate is read as text.</summary>
    public static async Task<ProjectGraph> EvaluateAsync(
        string root,
        CancellationToken cancellationToken
    )
    {
        var projects = ((string[])["*.csproj", "*.fsproj", "*.vbproj"])
            .SelectMany(pattern => Find(root, pattern))
            .ToList();
        var facts = await ProjectEvaluation.RunAsync(root, projects, cancellationToken);
        return new(
            projects.ToDictionary(
                path => path,
                path => facts.GetValueOrDefault(path)?.References ?? References(path),
                StringComparer.Ordinal
            ),
            facts
        );
    }

    /// <summary>What MSBuild makes of a project; null where it was not evaluated.</summary>
    public ProjectFacts? FactsOf(string project) => _facts.GetValueOrDefault(project);

    /// <summary>The projects that compile a file, the one whose folder holds it most closely first. Where projects are only read as text, that one alone.</summary>
    public IReadOnlyList<string> OwnersOf(string file)
    {
        var nearest = OwnerOf(file);
        var linked = _facts.Where(one => one.Value.Compiled.Contains(file)).Select(one => one.Key);
        return nearest is not null && FactsOf(nearest)?.Compiled.Contains(file) != false
            ? [nearest, .. linked.Where(one => one != nearest).Order(StringComparer.Ordinal)]
            : [.. linked.Order(StringComparer.Ordinal)];
    }

    /// <summary>The project whose folder holds the file most closely; null when none does.</summary>
    public string? OwnerOf(string file) =>
        Projects
            .Where(project =>
                file.StartsWith(
                    Path.GetDirectoryName(project) + Path.DirectorySeparatorChar,
                    StringComparison.Ordinal
                )
            )
            .OrderByDescending(project => Path.GetDirectoryName(project)!.Length)
            .ThenBy(project => project, StringComparer.Ordinal)
            .FirstOrDefault();

    /// <summary>Whether a project reaches another through references; it reaches itself.</summary>
    public bool Reaches(string project, string other)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { project };
        var open = new Queue<string>(seen);
        while (open.TryDequeue(out var next))
        {
            if (next == other)
            {
                return true;
            }

            foreach (var reference in _references.GetValueOrDefault(next, []))
            {
                if (seen.Add(reference))
                {
                    open.Enqueue(reference);
                }
            }
        }

        return false;
    }

    private static IEnumerable<string> Find(string root, string pattern) =>
        Directory
            .EnumerateFiles(root, pattern, CheckoutFile.Walk)
            .Where(path => !IsOutput(Path.GetRelativePath(root, path)));

    private static IReadOnlyList<string> References(string project)
    {
        var folder = Path.GetDirectoryName(project)!;
        return Elements(folder, Path.GetFileName(project), "ProjectReference")
            .Select(element => (string?)element.Attribute("Include"))
            .OfType<string>()
            .SelectMany(include => include.Split(';', StringSplitOptions.TrimEntries))
            .Select(include =>
                include
                    .Replace("$(MSBuildThisFileDirectory)", folder + "/", StringComparison.Ordinal)
                    .Replace("$(MSBuildProjectDirectory)", folder, StringComparison.Ordinal)
                    .Replace('\\', '/')
            )
            .Where(include =>
                include.Length > 0 && !include.Contains("$(", StringComparison.Ordinal)
            )
            .Select(include => Path.GetFullPath(Path.Combine(folder, include)))
            .ToList();
    }

    private static List<XElement> Elements(string folder, string project, string name)
    {
        if (CheckoutFile.TryRead(folder, project) is not { } bytes)
        {
            return [];
        }

        try
        {
            using var stream = new MemoryStream(bytes);
            // Old project files carry a namespace, new ones none.
            return XDocument
                .Load(stream)
                .Descendants()
                .Where(element => element.Name.LocalName == name)
                .ToList();
        }
        catch (XmlException)
        {
            return [];
        }
    }

    private static bool IsOutput(string path) =>
        path.Split('/', '\\').Any(part => part is "bin" or "obj" or "node_modules" or ".git");
}
