using PieBot.Core.Changes;
using PieBot.Core.Languages;
using PieBot.Core.Processes;

namespace PieBot.Core.Targets;

/// <summary>A hand-made change, ready to be verified.</summary>
/// <param name="Head">The commit it applies to.</param>
/// <param name="Edits">Its hunks in files that are no tests.</param>
/// <param name="Targets">Members at head that it touches.</param>
/// <param name="LeftOut">Files of the diff that are not part of the edits.</param>
/// <param name="Texts">At head, of the files that are edited, by path.</param>
internal sealed record PatchContent(
    string Head,
    IReadOnlyList<Edit> Edits,
    IReadOnlyList<ChangedMember> Targets,
    IReadOnlyList<LeftOut> LeftOut,
    IReadOnlyDictionary<string, string> Texts
);

/// <summary>Turns a unified diff into edits at head, by letting git apply it to an index of its own.</summary>
internal static class PatchReader
{
    /// <param name="covers">Files that something can test, in whatever language they are; null: none.</param>
    /// <exception cref="UserErrorException">No such file, it does not apply, or it deletes or changes what PieBot cannot edit.</exception>
    public static async Task<PatchContent> ReadAsync(
        string repository,
        string? head,
        string patchFile,
        CancellationToken cancellationToken,
        Func<string, bool>? covers = null
    )
    {
        covers ??= _ => false;
        if (!File.Exists(patchFile))
        {
            throw new UserErrorException(
                $"There is no file {patchFile}. Give --patch a unified diff, as 'git diff' prints it."
            );
        }

        using var git = await GitReader.OpenAsync(repository, cancellationToken);
        var commit =
            await git.ResolveAsync(head ?? "HEAD", cancellationToken)
            ?? throw new UserErrorException(
                $"There is no commit '{head ?? "HEAD"}' in this clone."
            );
        var patched = await new UnnamedCommits(git.Root).ApplyPatchAsync(
            commit,
            patchFile,
            cancellationToken
        );
        var diff = await git.DiffAsync(commit, patched, cancellationToken);

        var edits = new List<Edit>();
        var targets = new List<ChangedMember>();
        var leftOut = new List<LeftOut>();
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in diff)
        {
            var path = file.Path ?? file.BasePath!;
            if (FileFilter.IsTest(path))
            {
                leftOut.Add(new(path, "a test: candidates must pass the head's own tests"));
            }
            else if (LanguagePacks.Of(path, covers) is not { } language)
            {
                leftOut.Add(new(path, FileFilter.NoLanguage));
            }
            else if (
                file.Binary
                || file.Path is null
                || (file.BasePath is not null && file.BasePath != file.Path)
            )
            {
                throw new UserErrorException(
                    $"{patchFile} deletes, renames or rewrites {path} as binary. Verify a diff that only changes or adds lines."
                );
            }
            else
            {
                texts[path] = Add(git, commit, patched, file, language, edits, targets);
            }
        }

        return new(commit, edits, targets, leftOut, texts);
    }

    private static SourceFile Source(GitReader git, string commit, string path) =>
        git.Blob(commit, path) switch
        {
            GitBlob.Bytes(var content) => SourceFile.Parse(content),
            GitBlob.Unread(var reason) => throw new UserErrorException(
                $"The diff changes {path}, which is {reason}. Verify a diff of source files."
            ),
            _ => SourceFile.Parse([]),
        };

    // The file's text at head.
    private static string Add(
        GitReader git,
        string head,
        string patched,
        FileDiff file,
        ILanguage language,
        List<Edit> edits,
        List<ChangedMember> targets
    )
    {
        var path = file.Path!;
        var (before, after) = (Source(git, head, path), Source(git, patched, path));
        edits.AddRange(
            file.Hunks.Select(hunk => new Edit(
                path,
                hunk.Base,
                before.Slice(hunk.Base),
                hunk.Head.IsEmpty ? null : after.Slice(hunk.Head)
            ))
        );
        targets.AddRange(
            ChangedMember.Touched(
                new LanguagesAt(git, head)
                    .Of(language, path, before.Text)
                    .Members(path, before.Text),
                file.Hunks.Select(hunk => hunk.Base)
            )
        );
        return before.Text;
    }
}
