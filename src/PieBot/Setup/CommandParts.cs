namespace PieBot.Tool.Setup;

/// <summary>Parts that the configuration has to name commands for: those of cargo, go, npm and Maven are known.</summary>
internal static class CommandParts
{
    private static readonly (
        string Manifest,
        string Ecosystem,
        Func<ManifestFolder, FoundPart> Find
    )[] Known =
    [
        ("package.json", "Node", NodePart.Find),
        ("Cargo.toml", "Rust", Rust),
        ("go.mod", "Go", Go),
        ("pom.xml", "Java", Maven),
        ("build.gradle", "Java", Untold),
        ("build.gradle.kts", "Java", Untold),
    ];

    /// <param name="files">Relative to the root, forward slashes.</param>
    public static IReadOnlyList<FoundPart> Find(string root, IReadOnlyList<string> files)
    {
        var parts = Known
            .SelectMany(known =>
                Outermost(files, known.Manifest)
                    .Select(manifest => new ManifestFolder(root, manifest, files))
                    .Select(folder =>
                        folder.IsPlain
                            ? known.Find(folder)
                            : new(
                                known.Ecosystem,
                                null,
                                $"the folder of {folder.Manifest} has a name that a command line would have to quote: name its command in .piebot.yml"
                            )
                    )
            )
            .ToList();
        // A project's name stands for it alone.
        return parts
            .Select(part =>
                part.Commands is { } commands
                && parts.Count(other => other.Commands?.Name == commands.Name) > 1
                    ? part with
                    {
                        Commands = commands with { Name = $"{commands.Name} ({part.Ecosystem})" },
                    }
                    : part
            )
            .ToList();
    }

    // A workspace's own manifest stands above those of its members.
    private static IEnumerable<string> Outermost(IReadOnlyList<string> files, string name)
    {
        var found = files
            .Where(file =>
                Path.GetFileName(file) == name
                && !file.Split('/').Contains("node_modules", StringComparer.Ordinal)
            )
            .ToLookup(file => file.Count(character => character == '/'));
        return found.Count == 0 ? [] : found[found.Min(depth => depth.Key)];
    }

    // Tests in the documentation are compiled anew each time, and are not timed.
    private static FoundPart Rust(ManifestFolder folder)
    {
        const string test = "cargo test --release --offline";
        return folder.AnyHolds(".rs", "test]")
            ? Part(
                "Rust",
                $"{folder.Manifest} is there, and functions marked as tests",
                new(folder.Name("rust"), folder.Globs("rs"), folder.Line(test))
                {
                    Restore = folder.Line("cargo fetch"),
                    Build = folder.Line($"{test} --no-run"),
                    Timing = new(folder.Line($"{test} --tests")),
                }
            )
            : new(
                "Rust",
                null,
                $"{folder.Manifest} is there, but no function is marked #[test]: write tests, or name the command that tests it in .piebot.yml"
            );
    }

    private static FoundPart Go(ManifestFolder folder)
    {
        // Without -count=1 Go answers from its cache.
        const string test = "go test -count=1";
        var timed = folder.AnyHolds("_test.go", "func Benchmark");
        return folder.Files.Any(file => file.EndsWith("_test.go", StringComparison.Ordinal))
            ? Part(
                "Go",
                $"{folder.Manifest} is there, and files named *_test.go{(timed ? ", of which the benchmarks are timed" : "")}",
                new(folder.Name("go"), folder.Globs("go"), folder.Line($"{test} ./..."))
                {
                    Restore = folder.Has("vendor/modules.txt")
                        ? null
                        : folder.Line("go mod download"),
                    Build = folder.Line($"{test} -run '^$' ./..."),
                    // Its name ends with the number of processors, which is one while it is timed.
                    Timing = timed
                        ? new(
                            folder.Line($"{test} -run '^$' -bench . -benchtime 0.2s ./..."),
                            (@"^(?<name>Benchmark\S+?)(-\d+)?\s+\d+\s+(?<time>[\d.]+) ns/op", "ns")
                        )
                        : null,
                }
            )
            : new(
                "Go",
                null,
                $"{folder.Manifest} is there, but no file named *_test.go: write tests, or name the command that tests it in .piebot.yml"
            );
    }

    private static FoundPart Maven(ManifestFolder folder)
    {
        const string offline = "mvn -o -B -q";
        return folder.Files.Any(file => file.Contains("src/test/", StringComparison.Ordinal))
            ? Part(
                "Java",
                $"{folder.Manifest} is there, and files in src/test; Maven's own start takes seconds, so small gains show only in a program that 'timing' names",
                new(folder.Name("java"), folder.Globs("java", "kt"), folder.Line($"{offline} test"))
                {
                    // What runs the tests is known, and downloaded, only when they are run.
                    Restore = folder.Line("mvn -B -q test -Dmaven.test.failure.ignore=true"),
                    Build = folder.Line($"{offline} test-compile"),
                    JUnit = $"{folder.Path}**/target/surefire-reports/TEST-*.xml",
                }
            )
            : new(
                "Java",
                null,
                $"{folder.Manifest} is there, but nothing in src/test: write tests, or name the command that tests it in .piebot.yml"
            );
    }

    private static FoundPart Untold(ManifestFolder folder) =>
        new(
            "Java",
            null,
            $"{folder.Manifest} is there, but PieBot does not know how it is tested without the network and your home folder: name the commands in .piebot.yml"
        );

    private static FoundPart Part(string ecosystem, string why, PartCommands commands) =>
        new(ecosystem, commands.Test, why, commands);
}
