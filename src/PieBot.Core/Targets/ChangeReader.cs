using PieBot.Core.Changes;
using PieBot.Core.Languages;
using PieBot.Core.Processes;

namespace PieBot.Core.Targets;

/// <summary>Which changes are asked for.</summary>
/// <param name="Repository">Any folder of the checkout.</param>
/// <param name="Base">A ref; null: the default branch. The merge base with the head is what counts.</param>
/// <param name="Head">A ref; null: the checked-out commit.</param>
internal sealed record ChangeRequest(
    string Repository,
    string? Base = null,
    string? Head = null,
    bool IncludeUncommitted = false
)
{
    public IReadOnlyList<string> Include { get; init; } = [];

    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>Files that something can test, in whatever language they are.</summary>
    public Func<string, bool> Covers { get; init; } = _ => false;

    /// <summary>What reads a file; null when nothing does.</summary>
    public ILanguage? LanguageOf(string path) => LanguagePacks.Of(path, Covers);

    /// <summary>Whether a change without anything PieBot can read is an answer, not an error: where nobody asked for this one change.</summary>
    public bool AllowNothing { get; init; }
}

/// <summary>Reads what a pull request changes: the diff from the merge base to the head, and the members it touches.</summary>
internal static class ChangeReader
{
    /// <summary>The commits that a request is about: the merge base, and the head without what is uncommitted.</summary>
    /// <exception cref="UserErrorException">Not a repository, an unknown ref, or no common ancestor.</exception>
    public static async Task<(string Base, string Head)> RangeAsync(
        ChangeRequest request,
        CancellationToken cancellationToken
    )
    {
        using var git = await GitReader.OpenAsync(request.Repository, cancellationToken);
        var tip = await RefAsync(git, request.Head ?? "HEAD", cancellationToken);
        return (await BaseAsync(git, request.Base, tip, cancellationToken), tip);
    }

    /// <exception cref="UserErrorException">Not a repository, an unknown ref, no common ancestor, nothing changed, or nothing PieBot can read.</exception>
    public static async Task<ChangeSet> ReadAsync(
        ChangeRequest request,
        CancellationToken cancellationToken
    )
    {
        using var git = await GitReader.OpenAsync(request.Repository, cancellationToken);
        var tip = await RefAsync(git, request.Head ?? "HEAD", cancellationToken);
        var start = await BaseAsync(git, request.Base, tip, cancellationToken);
        var head = tip;
        if (request.IncludeUncommitted)
        {
            if (request.Head is not null)
            {
                throw new UserErrorException(
                    "--include-uncommitted makes the working tree the head, so it cannot go with --head. Leave one of them out."
                );
            }

            head = await new UnnamedCommits(git.Root).SnapshotAsync(tip, cancellationToken);
        }

        var diff = await git.DiffAsync(start, head, cancellationToken);
        if (diff.Count == 0 && !request.AllowNothing)
        {
            throw new UserErrorException(
                $"Nothing changed between {start[..10]} and {head[..10]}. Name the branch to compare with: --base BRANCH{(request.IncludeUncommitted ? "" : ", or add --include-uncommitted")}."
            );
        }

        return Read(git, request, start, head, diff);
    }

    private static ChangeSet Read(
        GitReader git,
        ChangeRequest request,
        string start,
        string head,
        IReadOnlyList<FileDiff> diff
    )
    {
        var filter = new FileFilter(request.Include, request.Exclude, request.Covers);
        var files = new List<ChangedFile>();
        var targets = new List<ChangedMember>();
        var leftOut = new List<LeftOut>();
        var supported = false;
        var languages = new LanguagesAt(git, head);
        foreach (var one in diff.Where(one => one.Path is not null))
        {
            files.Add(new(one.Path!, one.BasePath == one.Path ? null : one.BasePath, one.Hunks));
            var language = request.LanguageOf(one.Path!);
            supported |= language is not null;
            var reason = filter.ReasonByPath(one.Path!);
            var blob = reason is null ? git.Blob(head, one.Path!) : null;
            reason ??=
                blob is GitBlob.Unread(var unread) ? unread
                : one.Binary ? "binary"
                : null;
            if (reason is null)
            {
                var bytes = blob is GitBlob.Bytes(var content) ? content : [];
                var file = SourceFile.Parse(bytes);
                reason = FileFilter.ReasonByContent(bytes, file, language!);
                if (reason is null)
                {
                    var known = languages.Of(language!, one.Path!, file.Text);
                    var read = known.Read(one.Path!, file.Text);
                    var lines = one.Hunks.Select(hunk => hunk.Head).ToList();
                    var members = ChangedMember.Touched(read.Members, lines);
                    reason =
                        read.Fault
                        ?? (
                            members.Count > 0
                                ? null
                                : known.Uncompiled(one.Path!, file.Text, lines)
                                    ?? "no member with a body changed"
                        );
                    targets.AddRange(members);
                }
            }

            if (reason is not null)
            {
                leftOut.Add(new(one.Path!, reason));
            }
        }

        return supported || request.AllowNothing
            ? new(start, head, request.IncludeUncommitted, files, targets, leftOut)
            : throw new UserErrorException(
                $"PieBot can read none of the {diff.Count} changed files. It reads {LanguagePacks.Words}, and any other file for which .piebot.yml names a test command (docs/configuration.md)."
            );
    }

    private static async Task<string> RefAsync(
        GitReader git,
        string name,
        CancellationToken cancellationToken
    ) =>
        await git.ResolveAsync(name, cancellationToken)
        ?? throw new UserErrorException(
            name == "HEAD"
                ? "This repository has no commit yet. Commit something first."
                : $"There is no commit '{name}' in this clone. Fetch it (git fetch origin {name}), or in a workflow check out with fetch-depth: 0."
        );

    private static async Task<string> BaseAsync(
        GitReader git,
        string? name,
        string head,
        CancellationToken cancellationToken
    )
    {
        name ??=
            await git.DefaultBranchAsync(cancellationToken)
            ?? throw new UserErrorException(
                "Cannot tell the default branch: there is neither origin/HEAD nor a branch main or master. Name the base with --base."
            );
        var tip = await RefAsync(git, name, cancellationToken);
        if (await git.MergeBaseAsync(tip, head, cancellationToken) is { } common)
        {
            return common;
        }

        throw new UserErrorException(
            await git.IsShallowAsync(cancellationToken)
                ? $"This clone is shallow and does not reach the common ancestor of '{name}' and the head. Fetch the history: git fetch --unshallow, or fetch-depth: 0 in a workflow."
                : $"'{name}' and the head have no common ancestor. Name another base with --base."
        );
    }
}
