using System.Xml;
using System.Xml.Linq;
using PieBot.Core.Changes;

namespace PieBot.Core.Languages.CSharp.Projects;

/// <summary>Which project references which, read from the project files as text: cheap enough for a repository of hundreds of projects.</summary>
internal sealed class ProjectGraph
{
    private readonly Dictionary<string, IReadOnlyList<string>> _references;

    private ProjectGraph(Dictionary<string, IReadOnlyList<string>> references) =>
        _references = references;

    public IEnumerable<string> Projects => _references.Keys;

    /// <summary>Reads all C# projects below a folder; build outputs are passed over.</summary>
    public static ProjectGraph Read(string root)
    {
        var projects = Directory
            .EnumerateFiles(root, "*.csproj", CheckoutFile.Walk)
            .Where(path => !IsOutput(Path.GetRelativePath(root, path)));
        return new(projects.ToDictionary(path => path, References, StringComparer.Ordinal));
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
