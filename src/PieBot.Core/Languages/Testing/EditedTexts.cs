using PieBot.Core.Changes;

namespace PieBot.Core.Languages.Testing;

/// <summary>A file's text at the baseline, and as an edit leaves it.</summary>
/// <param name="Before">Empty of a file that the edit adds.</param>
internal readonly record struct EditedTexts(string Before, string After)
{
    /// <param name="root">The baseline's worktree.</param>
    /// <param name="files">The candidate's bytes by path; a file that is not among them stays as it is.</param>
    public static EditedTexts Of(
        string root,
        string path,
        IReadOnlyDictionary<string, byte[]> files
    )
    {
        var full = Path.Combine(root, path);
        var before = File.Exists(full) ? SourceFile.Parse(File.ReadAllBytes(full)).Text : "";
        return new(
            before,
            files.TryGetValue(path, out var bytes) ? SourceFile.Parse(bytes).Text : before
        );
    }
}
