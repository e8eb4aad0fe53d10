using PieBot.Core.Files;
using PieBot.Core.Processes;

namespace PieBot.Core.Changes;

/// <summary>
/// Reads files of a checkout, which another's branch may have filled: links are not followed, whether to <c>/dev/zero</c>
/// or to a file of the machine, and no more is read than <see cref="GitBlob.MostBytes"/>.
/// </summary>
internal static class CheckoutFile
{
    /// <summary>For walks through a checkout: folders that are links are not entered.</summary>
    public static EnumerationOptions Walk =>
        new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>A file's bytes; null when there is none, it is or lies behind a link, is too large, or cannot be read.</summary>
    /// <param name="path">Relative to the root.</param>
    public static byte[]? TryRead(string root, string path)
    {
        if (EditApplier.Resolve(root, path) is not { } full)
        {
            return null;
        }

        try
        {
            return CappedFile.Read(full, GitBlob.MostBytes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>A file that must be there.</summary>
    /// <exception cref="UserErrorException">It is not, or not as <see cref="TryRead"/> wants it.</exception>
    public static SourceFile Source(string root, string path) =>
        TryRead(root, path) is { } bytes
            ? SourceFile.Parse(bytes)
            : throw new UserErrorException(
                $"Cannot read {path} at the head: it is not a regular file, or larger than {GitBlob.MostBytes >> 20} MiB."
            );
}
