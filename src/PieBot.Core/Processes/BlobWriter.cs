using System.Globalization;

namespace PieBot.Core.Processes;

/// <summary>Writes the answers of <c>git cat-file --batch</c> into files, in the order of what was asked.</summary>
/// <param name="wanted">What was asked for, and where it goes below the folder.</param>
/// <param name="notices">Takes what is left out and why, for people.</param>
internal sealed class BlobWriter(
    string folder,
    List<(string Id, string Path)> wanted,
    List<string> notices
)
{
    private const long MostBytes = 1L << 30;

    public async Task TakeAsync(Stream stream, CancellationToken cancellationToken)
    {
        var input = new BlobStream(stream, long.MaxValue);
        var total = 0L;
        foreach (var (_, path) in wanted)
        {
            // ID TYPE SIZE\n, the bytes, \n; or ID missing\n.
            var head = await input.UntilAsync((byte)'\n', cancellationToken);
            if (
                head?.Split(' ') is not [_, "blob", var length]
                || !long.TryParse(length, CultureInfo.InvariantCulture, out var size)
            )
            {
                notices.Add($"{path} is not read: git does not have it");
                continue;
            }

            var target = Place(path);
            var reason =
                GitBlob.ReasonBySize(size)
                ?? (total + size > MostBytes ? $"beyond {MostBytes >> 30} GiB of files" : null)
                ?? (target is null ? "not a path to write to" : null);
            if (reason is not null)
            {
                notices.Add($"{path} is not read: {reason}");
            }

            total += reason is null ? size : 0;
            var bytes = reason is null ? new byte[size] : null;
            await input.BytesAsync(size, bytes, cancellationToken);
            await input.BytesAsync(1, null, cancellationToken);
            if (bytes is not null)
            {
                await WriteAsync(path, target!, bytes, cancellationToken);
            }
        }
    }

    private async Task WriteAsync(
        string path,
        string target,
        byte[] bytes,
        CancellationToken cancellationToken
    )
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await File.WriteAllBytesAsync(target, bytes, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // git's names may be longer than a disk's.
            notices.Add($"{path} is not read: {exception.Message}");
        }
    }

    // git keeps ".." and ".git" out of trees when it checks them, which it does not do here.
    private string? Place(string path) =>
        path.Split('/').Any(part => part is "" or "." or "..")
        || path.Contains('\\', StringComparison.Ordinal)
        || path.Contains(':', StringComparison.Ordinal) && OperatingSystem.IsWindows()
            ? null
            : Path.Combine(folder, path);
}
