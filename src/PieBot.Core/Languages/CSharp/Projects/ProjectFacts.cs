namespace PieBot.Core.Languages.CSharp.Projects;

/// <summary>What MSBuild makes of a project before it is restored: imported files, properties and wildcards included.</summary>
/// <param name="Frameworks">Target frameworks; none of an old-style project.</param>
/// <param name="References">Full paths of the projects that it references.</param>
/// <param name="Packages">Names of the packages that it references.</param>
/// <param name="Compiled">Full paths of the files that it compiles.</param>
/// <param name="IsTestProject">What the property says; null when nothing.</param>
/// <param name="IsTestingPlatformApplication">Whether it is a test program of Microsoft.Testing.Platform, as far as it says so itself.</param>
internal sealed record ProjectFacts(
    IReadOnlyList<string> Frameworks,
    IReadOnlyList<string> References,
    IReadOnlyList<string> Packages,
    IReadOnlySet<string> Compiled,
    bool? IsTestProject,
    bool IsTestingPlatformApplication
)
{
    /// <summary>Whether it is built once a framework, even where it names one alone: then only a build for one of them says what it compiles.</summary>
    public bool IsCrossTargeting { get; init; }

    // What brings tests, by itself or by what stands below its name.
    private static readonly string[] TestPackages =
    [
        "Microsoft.NET.Test.Sdk",
        "Microsoft.Testing.Platform",
        "MSTest",
        "NUnit",
        "xunit",
        "TUnit",
        "Expecto",
        "YoloDev.Expecto.TestSdk",
    ];

    /// <summary>Whether it holds benchmarks: what it calls tests may run them for minutes.</summary>
    public bool LooksLikeBenchmarks =>
        Packages.Contains("BenchmarkDotNet", StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether it has tests to run, as far as can be told before it is restored.</summary>
    public bool LooksLikeTests =>
        IsTestProject
        ?? (
            IsTestingPlatformApplication
            || Packages.Any(package =>
                TestPackages.Any(test =>
                    package.Equals(test, StringComparison.OrdinalIgnoreCase)
                    || package.StartsWith(test + ".", StringComparison.OrdinalIgnoreCase)
                )
            )
        );

    /// <summary>Reads what <see cref="ProjectEvaluation"/> had MSBuild write: a word, a bar and a value a line.</summary>
    /// <returns>The project's full path too; null of a file that is cut off.</returns>
    public static (string Project, ProjectFacts Facts)? Parse(IEnumerable<string> lines)
    {
        var values = lines
            .Select(line => line.Split('|', 2))
            .Where(parts => parts is [_, { Length: > 0 }])
            .ToLookup(parts => parts[0], parts => parts[1].Trim());
        if (values["project"].FirstOrDefault() is not { } project || !values["end"].Any())
        {
            return null;
        }

        var frameworks = values["frameworks"].DefaultIfEmpty(values["framework"].FirstOrDefault());
        return (
            project,
            new(
                (frameworks.First() ?? "")
                    .Split(
                        ';',
                        StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
                    )
                    .ToList(),
                values["reference"].Select(Path.GetFullPath).Distinct().ToList(),
                values["package"].Distinct().ToList(),
                values["compile"].Select(Path.GetFullPath).ToHashSet(StringComparer.Ordinal),
                bool.TryParse(values["test"].FirstOrDefault(), out var test) ? test : null,
                values["platform"].Contains("true", StringComparer.OrdinalIgnoreCase)
            )
            {
                IsCrossTargeting = values["frameworks"].Any(),
            }
        );
    }
}
