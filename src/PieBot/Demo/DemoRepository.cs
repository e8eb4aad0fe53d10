using System.Reflection;
using PieBot.Core;
using PieBot.Core.Processes;

namespace PieBot.Tool.Demo;

/// <summary>The sample repository that the tool carries, unpacked with its history: a base, and a branch that adds the slow code.</summary>
internal static class DemoRepository
{
    public const string Base = "main";
    public const string Branch = "order-book";

    /// <summary>Of the samples, as <see cref="Core.Languages.ILanguage.Key"/> has them.</summary>
    public static readonly IReadOnlyList<string> Languages = ["csharp", "python", "cpp"];

    // What a model once replied: of the demo, not of the repository.
    private const string Recorded = "recorded/";

    /// <param name="language">Of the sample: one of <see cref="Languages"/>.</param>
    /// <param name="folder">Must be empty or not exist; null: a new temporary one.</param>
    /// <returns>The full path of the checkout.</returns>
    /// <exception cref="UserErrorException">The folder is not empty, or git is missing.</exception>
    public static async Task<string> UnpackAsync(
        string language,
        string? folder,
        CancellationToken cancellationToken
    )
    {
        var root = folder is null
            ? Directory.CreateTempSubdirectory("piebot-demo-").FullName
            : Path.GetFullPath(folder);
        if (Directory.Exists(root) && Directory.EnumerateFileSystemEntries(root).Any())
        {
            throw new UserErrorException($"{root} is not empty. Give --dir a new or empty folder.");
        }

        Directory.CreateDirectory(root);
        var git = new Git(root)
        {
            Variables =
            {
                // The sample's own author: no identity of the user is needed or used.
                ["GIT_AUTHOR_NAME"] = "PieBot demo",
                ["GIT_AUTHOR_EMAIL"] = "demo@piebot.invalid",
                ["GIT_COMMITTER_NAME"] = "PieBot demo",
                ["GIT_COMMITTER_EMAIL"] = "demo@piebot.invalid",
            },
        };
        await git.RunAsync(["init", "--quiet", $"--initial-branch={Base}"], cancellationToken);
        var files = Files(language)
            .Where(file => !file.Path.StartsWith(Recorded, StringComparison.Ordinal))
            .ToList();
        await CommitAsync(
            git,
            root,
            files.Where(file => !IsAdded(file.Path)),
            "A shop",
            cancellationToken
        );
        await git.RunAsync(["checkout", "--quiet", "-b", Branch], cancellationToken);
        await CommitAsync(
            git,
            root,
            files.Where(file => IsAdded(file.Path)),
            "An order book",
            cancellationToken
        );
        return root;
    }

    /// <summary>What a model once replied to the questions on the sample's members: their names, and an array of replies each.</summary>
    public static IReadOnlyDictionary<string, string> Replies(string language) =>
        Files(language)
            .Where(file => file.Path.StartsWith(Recorded, StringComparison.Ordinal))
            .ToDictionary(
                file => Path.GetFileNameWithoutExtension(file.Path),
                file =>
                {
                    using var reader = new StreamReader(Open(file.Resource));
                    return reader.ReadToEnd();
                },
                StringComparer.Ordinal
            );

    // The branch adds the order book to the base.
    private static bool IsAdded(string path) =>
        path.Contains("book", StringComparison.OrdinalIgnoreCase);

    private static List<(string Path, string Resource)> Files(string language)
    {
        var prefix = $"sample/{language}/";
        return Assembly
            .GetExecutingAssembly()
            .GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(name => (name[prefix.Length..].Replace('\\', '/'), name))
            .ToList();
    }

    private static Stream Open(string resource) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;

    private static async Task CommitAsync(
        Git git,
        string root,
        IEnumerable<(string Path, string Resource)> files,
        string message,
        CancellationToken cancellationToken
    )
    {
        foreach (var (path, resource) in files)
        {
            var full = Path.Combine(root, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            await using var source = Open(resource);
            await using var target = File.Create(full);
            await source.CopyToAsync(target, cancellationToken);
        }

        await git.RunAsync(["add", "--all"], cancellationToken);
        await git.RunAsync(
            [
                "-c",
                "commit.gpgsign=false",
                "-c",
                $"core.hooksPath={Path.Combine(root, ".git", "no-hooks")}",
                "commit",
                "--quiet",
                "-m",
                message,
            ],
            cancellationToken
        );
    }
}
