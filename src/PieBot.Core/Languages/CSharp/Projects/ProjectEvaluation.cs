using System.Xml.Linq;
using PieBot.Core.Processes;

namespace PieBot.Core.Languages.CSharp.Projects;

/// <summary>Has MSBuild evaluate all projects of a checkout in one go. It executes what their build files say.</summary>
internal static class ProjectEvaluation
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);

    // Imported into every project; each writes a file of its own. What a value has of semicolons must not part it.
    private const string Targets = """
        <Project>
          <Target Name="PieBotFacts">
            <WriteLinesToFile File="$(PieBotFactsFolder)$([System.Guid]::NewGuid().ToString('n')).facts" Overwrite="true" Encoding="utf-8" Lines="project|$(MSBuildProjectFullPath);frameworks|$([MSBuild]::Escape('$(TargetFrameworks)'));framework|$(TargetFramework);test|$(IsTestProject);platform|$(IsTestingPlatformApplication);@(ProjectReference->'reference|%(FullPath)');@(PackageReference->'package|%(Identity)');@(GlobalPackageReference->'package|%(Identity)');@(Compile->'compile|%(FullPath)');end|end" />
          </Target>
        </Project>
        """;

    /// <param name="root">The checkout.</param>
    /// <param name="projects">Full paths.</param>
    /// <returns>By full path; without those that cannot be evaluated here.</returns>
    public static async Task<IReadOnlyDictionary<string, ProjectFacts>> RunAsync(
        string root,
        IReadOnlyCollection<string> projects,
        CancellationToken cancellationToken
    )
    {
        var facts = await RunAsync(
            root,
            projects.Select(project => (project, (string?)null)).ToList(),
            cancellationToken
        );
        var several = facts
            .Where(one => one.Value.IsCrossTargeting)
            .Select(one =>
                (
                    one.Key,
                    (string?)(
                        Frameworks.HighestRunnable(one.Value.Frameworks) ?? one.Value.Frameworks[0]
                    )
                )
            )
            .ToList();
        if (several.Count > 0)
        {
            foreach (var (project, inner) in await RunAsync(root, several, cancellationToken))
            {
                facts[project] = inner with { Frameworks = facts[project].Frameworks };
            }
        }

        return facts;
    }

    private static async Task<Dictionary<string, ProjectFacts>> RunAsync(
        string root,
        IReadOnlyCollection<(string Path, string? Framework)> projects,
        CancellationToken cancellationToken
    )
    {
        var folder = Scratch.Create();
        try
        {
            var traversal = Path.Combine(folder, "all.proj");
            await File.WriteAllTextAsync(
                Path.Combine(folder, "facts.targets"),
                Targets,
                cancellationToken
            );
            Traversal(projects).Save(traversal);
            await ProcessRunner.RunAsync(
                new(
                    "dotnet",
                    [
                        "msbuild",
                        traversal,
                        "-nologo",
                        "-v:q",
                        "-nodeReuse:false",
                        $"-p:PieBotFactsFolder={folder}{Path.DirectorySeparatorChar}",
                    ],
                    await DotNetFolder.OfAsync(root, cancellationToken)
                )
                {
                    Environment = ChildEnvironment.ForBuild(),
                    Timeout = Timeout,
                },
                cancellationToken
            );
            return Directory
                .EnumerateFiles(folder, "*.facts")
                .Select(file => ProjectFacts.Parse(File.ReadLines(file)))
                .OfType<(string Project, ProjectFacts Facts)>()
                .GroupBy(one => one.Project, StringComparer.Ordinal)
                .ToDictionary(
                    group => group.Key,
                    group => group.First().Facts,
                    StringComparer.Ordinal
                );
        }
        finally
        {
            Scratch.Remove(folder);
        }
    }

    // A project that cannot be evaluated costs only itself.
    private static XElement Traversal(IEnumerable<(string Path, string? Framework)> projects) =>
        new(
            "Project",
            new XElement(
                "ItemGroup",
                projects.Select(project => new XElement(
                    "One",
                    new XAttribute("Include", Escaped(project.Path)),
                    project.Framework is null
                        ? null
                        : new XElement(
                            "AdditionalProperties",
                            $"TargetFramework={Escaped(project.Framework)}"
                        )
                ))
            ),
            new XElement(
                "Target",
                new XAttribute("Name", "Read"),
                new XElement(
                    "MSBuild",
                    new XAttribute("Projects", "@(One)"),
                    new XAttribute("Targets", "PieBotFacts"),
                    new XAttribute("BuildInParallel", "true"),
                    new XAttribute("ContinueOnError", "true"),
                    new XAttribute("SkipNonexistentTargets", "true"),
                    new XAttribute(
                        "Properties",
                        "Configuration=Release;CustomAfterMicrosoftCommonTargets=$(PieBotFactsFolder)facts.targets;CustomAfterMicrosoftCommonCrossTargetingTargets=$(PieBotFactsFolder)facts.targets"
                    )
                )
            )
        );

    // What MSBuild would read as more than a letter.
    private static string Escaped(string text) =>
        string.Concat(
            text.Select(letter =>
                "%*?@$();'".Contains(letter, StringComparison.Ordinal)
                    ? $"%{(int)letter:X2}"
                    : $"{letter}"
            )
        );
}
