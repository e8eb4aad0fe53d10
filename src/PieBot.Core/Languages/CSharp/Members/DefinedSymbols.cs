using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using PieBot.Core.Changes;

namespace PieBot.Core.Languages.CSharp.Members;

/// <summary>
/// The preprocessor symbols of a C# file's project, as far as its files tell them when nothing is executed: DefineConstants of the
/// project and of the Directory.Build files over it, and what the SDK defines for a framework
/// (https://learn.microsoft.com/dotnet/standard/frameworks#preprocessor-symbols). Built in Release, as PieBot builds.
/// </summary>
/// <param name="list">Names of the files in a folder, by its path; the root is the empty path.</param>
/// <param name="read">A file's bytes, by its path; null where there is none to be read.</param>
internal sealed partial class DefinedSymbols(
    Func<string, IReadOnlyList<string>> list,
    Func<string, byte[]?> read
)
{
    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);

    /// <summary>Those at a commit.</summary>
    public static DefinedSymbols At(GitReader git, string commit) =>
        new(folder => git.Names(commit, folder), path => git.ReadBlob(commit, path));

    /// <summary>For a file's text, joined by semicolons; null where the text does not ask.</summary>
    public string? Of(string path, string text)
    {
        if (!path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) || !Preprocessor.Asks(text))
        {
            return null;
        }

        var folder = Above(path);
        if (!_known.TryGetValue(folder, out var symbols))
        {
            _known.Add(folder, symbols = Find(folder));
        }

        return symbols;
    }

    private string Find(string folder)
    {
        var files = Files(folder);
        var values = Evaluate(files, null);
        var frameworks = (
            values.GetValueOrDefault("TargetFrameworks") is { Length: > 0 } several
                ? several
                : values.GetValueOrDefault("TargetFramework") ?? ""
        ).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var framework = Chosen(frameworks);
        var own = Evaluate(files, framework).GetValueOrDefault("DefineConstants") ?? "";
        return string.Join(
            ';',
            FrameworkSymbols
                .Of(framework)
                .Concat(["TRACE", "RELEASE"])
                .Concat(own.Split([';', ',', ' '], StringSplitOptions.RemoveEmptyEntries))
                .Distinct()
        );
    }

    // In the order MSBuild reads them: props from the nearest folder up, the project, targets.
    private List<XDocument> Files(string folder)
    {
        var project = (string?)null;
        foreach (var above in Upwards(folder))
        {
            if (
                list(above)
                    .Where(name => name.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase))
                    .Order(StringComparer.Ordinal)
                    .FirstOrDefault() is
                { } found
            )
            {
                project = Join(above, found);
                break;
            }
        }

        var start = project is null ? folder : Above(project);
        List<string> paths =
        [
            .. Enumerable.Reverse(Chain(start, "Directory.Build.props")),
            .. project is null ? Array.Empty<string>() : [project],
            .. Enumerable.Reverse(Chain(start, "Directory.Build.targets")),
        ];
        return paths.Select(Load).OfType<XDocument>().ToList();
    }

    // Only the nearest counts, unless it imports that above.
    private List<string> Chain(string folder, string name)
    {
        var paths = new List<string>();
        foreach (var above in Upwards(folder))
        {
            var path = Join(above, name);
            if (!list(above).Contains(name) || Load(path) is not { } file)
            {
                continue;
            }

            paths.Add(path);
            if (
                !file.Descendants()
                    .Any(one =>
                        one.Name.LocalName == "Import"
                        && one.Attribute("Project")
                            ?.Value.Contains(name, StringComparison.OrdinalIgnoreCase) == true
                    )
            )
            {
                break;
            }
        }

        return paths;
    }

    private XDocument? Load(string path)
    {
        try
        {
            using var reader = read(path) is { } bytes
                ? XmlReader.Create(new MemoryStream(bytes))
                : null;
            return reader is null ? null : XDocument.Load(reader);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static Dictionary<string, string> Evaluate(
        IReadOnlyList<XDocument> files,
        string? framework
    )
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Configuration"] = "Release",
            ["Platform"] = "AnyCPU",
        };
        if (framework is not null)
        {
            values["TargetFramework"] = framework;
        }

        foreach (
            var property in files
                .SelectMany(file => file.Descendants())
                .Where(one => one.Parent?.Name.LocalName == "PropertyGroup")
        )
        {
            var fixedHere = framework is not null && property.Name.LocalName == "TargetFramework";
            if (
                !fixedHere
                && property.AncestorsAndSelf().All(one => Holds(one.Attribute("Condition"), values))
            )
            {
                values[property.Name.LocalName] = Expand(property.Value, values).Trim();
            }
        }

        return values;
    }

    // Comparisons joined by one word; what is more than that is taken not to hold.
    private static bool Holds(XAttribute? condition, Dictionary<string, string> values)
    {
        if (condition is null || string.IsNullOrWhiteSpace(condition.Value))
        {
            return true;
        }

        var either = Or().Split(condition.Value);
        return either.Any(part =>
            And()
                .Split(part)
                .All(one =>
                    Comparison().Match(one) is { Success: true } match
                    && string.Equals(
                        Expand(match.Groups["left"].Value, values),
                        Expand(match.Groups["right"].Value, values),
                        StringComparison.OrdinalIgnoreCase
                    ) == (match.Groups["sign"].Value == "==")
                )
        );
    }

    private static string Expand(string text, Dictionary<string, string> values) =>
        Property()
            .Replace(text, match => values.GetValueOrDefault(match.Groups["name"].Value) ?? "");

    // As the tests' project would take it: the highest that runs here.
    private static string Chosen(string[] frameworks) =>
        frameworks
            .Select(name => (Name: name, Version: FrameworkSymbols.Modern(name)))
            .Where(one => one.Version?.Major <= Environment.Version.Major)
            .OrderByDescending(one => one.Version)
            .Select(one => one.Name)
            .FirstOrDefault()
        ?? (frameworks.Length > 0 ? frameworks[0] : $"net{Environment.Version.Major}.0");

    private static IEnumerable<string> Upwards(string folder)
    {
        for (var at = folder; ; at = Above(at))
        {
            yield return at;
            if (at.Length == 0)
            {
                yield break;
            }
        }
    }

    private static string Above(string path) => path[..Math.Max(path.LastIndexOf('/'), 0)];

    private static string Join(string folder, string name) =>
        folder.Length == 0 ? name : $"{folder}/{name}";

    [GeneratedRegex(@"\$\((?<name>\w+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Property();

    [GeneratedRegex(@"\s+or\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Or();

    [GeneratedRegex(@"\s+and\s+", RegexOptions.IgnoreCase)]
    private static partial Regex And();

    [GeneratedRegex(
        @"^\s*'(?<left>[^']*)'\s*(?<sign>==|!=)\s*'(?<right>[^']*)'\s*$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Comparison();
}
