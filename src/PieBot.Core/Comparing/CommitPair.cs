using PieBot.Core.Changes;
using PieBot.Core.Processes;
using PieBot.Core.Targets;

namespace PieBot.Core.Comparing;

/// <summary>Which members of which commits are to be compared.</summary>
/// <param name="Repository">Any folder of the checkout.</param>
/// <param name="Base">A ref; it is taken as it stands, not its merge base with the head.</param>
/// <param name="Head">A ref.</param>
/// <param name="All">Members whose own text is the same, too.</param>
internal sealed record CompareRequest(string Repository, string Base, string Head, bool All)
{
    public IReadOnlyList<string> Include { get; init; } = [];

    public IReadOnlyList<string> Exclude { get; init; } = [];
}

/// <summary>Two commits, and the members that stand at both.</summary>
/// <param name="Base">A full commit id.</param>
/// <param name="Head">A full commit id.</param>
internal sealed record CommitPair(string Base, string Head, MemberPairs Members, ChangedTests Tests)
{
    /// <exception cref="UserErrorException">Not a repository, an unknown ref, or nothing that differs.</exception>
    public static async Task<CommitPair> ReadAsync(
        CompareRequest request,
        CancellationToken cancellationToken
    )
    {
        using var git = await GitReader.OpenAsync(request.Repository, cancellationToken);
        var from = await RefAsync(git, request.Base, cancellationToken);
        var to = await RefAsync(git, request.Head, cancellationToken);
        var diff = await git.DiffAsync(from, to, cancellationToken);
        if (diff.Count == 0 && !request.All)
        {
            throw new UserErrorException(
                $"Nothing changed between {from[..10]} and {to[..10]}. Name two commits that differ, or compare all members with --all."
            );
        }

        // By the path at the head: what it was at the base.
        var paths = diff.Where(file =>
                file is { Path: not null, BasePath: not null, Binary: false }
            )
            .ToDictionary(file => file.Path!, file => file.BasePath!, StringComparer.Ordinal);
        if (request.All)
        {
            foreach (var path in await ListAsync(git.Root, to, cancellationToken))
            {
                paths.TryAdd(path, path);
            }
        }

        var filter = new FileFilter(request.Include, request.Exclude);
        var sources = new List<FilePair>();
        var tests = new List<FilePair>();
        var (asAtBase, asAtHead) = (new LanguagesAt(git, from), new LanguagesAt(git, to));
        foreach (
            var (path, before) in paths
                .Where(file => LanguagePacks.Of(file.Key) is not null)
                .OrderBy(file => file.Key, StringComparer.Ordinal)
        )
        {
            if (
                git.ReadBlob(from, before) is not { } was
                || git.ReadBlob(to, path) is not { } bytes
            )
            {
                continue;
            }

            var file = SourceFile.Parse(bytes);
            var old = SourceFile.Parse(was).Text;
            var language = LanguagePacks.Of(path)!;
            var pair = new FilePair(
                before,
                old,
                asAtBase.Of(language, before, old),
                path,
                file.Text,
                asAtHead.Of(language, path, file.Text)
            );
            var content = FileFilter.ReasonByContent(bytes, file, language);
            if (FileFilter.IsTest(path) || content == "a test")
            {
                if (pair.BaseText != pair.HeadText)
                {
                    tests.Add(pair);
                }
            }
            else if (filter.ReasonByPath(path) is null && content is null)
            {
                sources.Add(pair);
            }
        }

        return new(from, to, MemberPairs.Of(sources, request.All), ChangedTests.Of(tests));
    }

    private static async Task<string> RefAsync(
        GitReader git,
        string name,
        CancellationToken cancellationToken
    ) =>
        await git.ResolveAsync(name, cancellationToken)
        ?? throw new UserErrorException(
            $"There is no commit '{name}' in this clone. Fetch it (git fetch origin {name}), or in a workflow check out with fetch-depth: 0."
        );

    private static async Task<IEnumerable<string>> ListAsync(
        string root,
        string commit,
        CancellationToken cancellationToken
    ) =>
        (
            await new Git(root).RunAsync(
                ["ls-tree", "-r", "--name-only", "--full-tree", "-z", commit],
                cancellationToken
            )
        ).Split('\0', StringSplitOptions.RemoveEmptyEntries);
}
