using System.Text;
using PieBot.Core;

namespace PieBot.Lab;

/// <summary>Files too large for memory that are there whole or not at all: written beside and moved into place.</summary>
internal static class WholeFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <returns>How many lines there were.</returns>
    /// <exception cref="UserErrorException">It cannot be written.</exception>
    public static int WriteLines(string path, IEnumerable<string> lines)
    {
        var count = 0;
        Write(
            path,
            temporary =>
            {
                using var writer = new StreamWriter(temporary, append: false, Utf8)
                {
                    NewLine = "\n",
                };
                foreach (var line in lines)
                {
                    writer.WriteLine(line);
                    count++;
                }
            }
        );
        return count;
    }

    /// <param name="write">Is given the path to write to.</param>
    public static void Write(string path, Action<string> write)
    {
        var full = Path.GetFullPath(path);
        // Its ending stays, since some writers choose the format by it.
        var temporary = Path.Combine(
            Path.GetDirectoryName(full)!,
            $".{Guid.NewGuid():n}.tmp{Path.GetExtension(full)}"
        );
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            write(temporary);
            File.Move(temporary, full, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException(
                $"Cannot write {path}: {exception.Message.TrimEnd('.')}. Free some space there or make it writable, and start the same command again.",
                exception
            );
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
