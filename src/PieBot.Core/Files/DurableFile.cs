using System.Text;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace PieBot.Core.Files;

/// <summary>
/// Files that a kill, a crash or a full disk leaves whole: what could not be written to its end is not there at all, and
/// what was written before stays.
/// </summary>
internal static class DurableFile
{
    // Of samples, the largest, this is some 50,000 trials.
    public const int MostBytes = 256 << 20;

    private const string Unfinished = ".tmp";

    /// <summary>Writes a whole file beside and moves it into place.</summary>
    public static void Replace(string path, string text)
    {
        var temporary = $"{path}.{Guid.NewGuid():n}{Unfinished}";
        try
        {
            using (var file = File.OpenHandle(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                RandomAccess.Write(file, Encoding.UTF8.GetBytes(text), 0);
                // Else a crash of the machine may leave the name of the new file with nothing in it.
                RandomAccess.FlushToDisk(file);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            TryDelete(temporary);
            throw;
        }
    }

    /// <summary>Adds a line behind the whole ones; a line that was begun and not ended is taken away.</summary>
    public static void AppendLine(string path, string line)
    {
        using var file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite);
        var (end, ended) = End(file);
        try
        {
            RandomAccess.SetLength(file, end);
            RandomAccess.Write(file, Encoding.UTF8.GetBytes($"{(ended ? "" : "\n")}{line}\n"), end);
            RandomAccess.FlushToDisk(file);
        }
        catch (IOException)
        {
            RandomAccess.SetLength(file, end);
            throw;
        }
    }

    /// <summary>Adds several lines, all of them or none.</summary>
    public static void AppendLines(string path, IReadOnlyList<string> lines)
    {
        var text = string.Concat(ReadLines(path).Concat(lines).Select(line => line + "\n"));
        Replace(path, text);
    }

    /// <summary>The lines that were written to their end; none where there is no such file.</summary>
    public static IReadOnlyList<string> ReadLines(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        var all = CappedFile.Read(path, MostBytes);
        var (end, _) = End(all);
        return
            Encoding.UTF8.GetString(all, 0, end).TrimEnd('\n').Split('\n') is { } lines
            && lines is not [""]
            ? lines
            : [];
    }

    /// <summary>Takes away what killed writers left beside a file.</summary>
    public static void RemoveUnfinished(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (Directory.Exists(folder))
        {
            foreach (
                var file in Directory.GetFiles(folder, $"{Path.GetFileName(path)}.*{Unfinished}")
            )
            {
                TryDelete(file);
            }
        }
    }

    private static (long End, bool Ended) End(SafeFileHandle file)
    {
        var length = RandomAccess.GetLength(file);
        var last = new byte[1];
        if (length == 0 || (RandomAccess.Read(file, last, length - 1) == 1 && last[0] == '\n'))
        {
            return (length, true);
        }

        var all = new byte[length];
        return End(all.AsSpan(0, RandomAccess.Read(file, all, 0)));
    }

    // Where the last whole line ends, and whether with a line break: all but that may have reached the disk.
    private static (int End, bool Ended) End(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.LastIndexOf((byte)'\n') + 1;
        return end == bytes.Length || !IsJson(bytes[end..]) ? (end, true) : (bytes.Length, false);
    }

    private static bool IsJson(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text);
        try
        {
            return reader.Read() && reader.TrySkip() && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It takes up room, and no more.
        }
    }
}
