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

    private const string All = """
        <Project DefaultTargets="Read">
          <Target Name="Read">
            <ReadLinesFromFile File="$(PieBotFactsFolder)projects"><Output TaskParameter="Lines" ItemName="One" /></ReadLinesFromFile>
            <MSBuild Projects="@(One)" Targets="PieBotFacts" BuildInParallel="true" ContinueOnError="true" SkipNonexistentTargets="true" Properties="Configuration=Release;CustomAfterMicrosoftCommonTargets=$(PieBotFactsFolder)facts.targets;CustomAfterMicrosoftCommonCrossTargetingTargets=$(PieBotFactsFolder)facts.targets" />
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
        var folder = Scratch.Create();
        try
        {
            var traversal = Path.Combine(folder, "all.proj");
            await File.WriteAllTextAsync(
                Path.Combine(folder, "facts.targets"),
                Targets,
                cancellationToken
            );
            await File.WriteAllTextAsync(traversal, All, cancellationToken);
            await File.WriteAllLinesAsync(
                Path.Combine(folder, "projects"),
                projects,
                cancellationToken
            );
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
}
