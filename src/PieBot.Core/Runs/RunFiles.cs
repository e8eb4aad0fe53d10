using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PieBot.Core.Changes;
using PieBot.Core.Files;
using PieBot.Core.Proposals.Stage;

namespace PieBot.Core.Runs;

/// <summary>
/// JSON files, whole or a value a line, whose faults say what to do: all methods throw <see cref="UserErrorException"/> for
/// files that cannot be written or read, are damaged, or come from a newer PieBot.
/// </summary>
internal static class RunFiles
{
    public static void WriteWhole<T>(string path, T value, JsonTypeInfo<T> type) =>
        Write(path, () => DurableFile.Replace(path, JsonSerializer.Serialize(value, type) + "\n"));

    public static void AppendLine<T>(string path, T value, JsonTypeInfo<T> type) =>
        Write(path, () => DurableFile.AppendLine(path, JsonSerializer.Serialize(value, type)));

    /// <summary>All of the lines, or none.</summary>
    public static void AppendLines<T>(string path, IEnumerable<T> values, JsonTypeInfo<T> type) =>
        Write(
            path,
            () =>
                DurableFile.AppendLines(
                    path,
                    values.Select(value => JsonSerializer.Serialize(value, type)).ToList()
                )
        );

    public static void Write(string path, Action write)
    {
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException(
                $"Cannot write {path}: {exception.Message.TrimEnd('.')}. Free some space there or make it writable, and run the same command again: it resumes where it stopped. Or give another folder with --out.",
                exception
            );
        }
    }

    /// <summary>Makes a file that no other process can hold until it is disposed; then it is gone.</summary>
    /// <param name="folder">What others are told is in use.</param>
    public static IDisposable Hold(string path, string folder)
    {
        FileStream? held = null;
        Write(
            path,
            () =>
            {
                try
                {
                    held = new(
                        path,
                        FileMode.OpenOrCreate,
                        FileAccess.ReadWrite,
                        FileShare.None,
                        bufferSize: 1,
                        FileOptions.DeleteOnClose
                    );
                }
                catch (IOException exception) when (File.Exists(path))
                {
                    throw new UserErrorException(
                        $"Another run of PieBot writes into {folder}. Wait for its end, or give another folder with --out.",
                        exception
                    );
                }
            }
        );
        return held!;
    }

    public static T ReadWhole<T>(string path, JsonSerializerOptions options, int known)
        where T : class
    {
        var bytes = Read(path, () => CappedFile.Read(path, DurableFile.MostBytes));
        try
        {
            return StrictJson.Read<T>(bytes, options);
        }
        catch (JsonException exception)
        {
            // A newer format may have other fields: that, not damage, is what the user is told.
            var (version, tool) = StrictJson.Origin(bytes);
            if (version > known)
            {
                CheckVersion(path, "", version, known, tool);
            }

            throw new UserErrorException(
                $"{path} is damaged at line {(exception.LineNumber ?? 0) + 1}: {Words(exception)} Make it again.",
                exception
            );
        }
    }

    // It quotes names from the file, which may hold lines of their own.
    private static string Words(JsonException exception) => PlainText.Line(exception.Message, 300);

    private static T Read<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException(
                $"Cannot read {path}: {exception.Message} Give the folder of a run, or make one with 'piebot run' or 'piebot propose'.",
                exception
            );
        }
    }

    public static List<T> ReadLines<T>(string path, JsonSerializerOptions options)
        where T : class
    {
        var values = new List<T>();
        var lines = Read(path, () => DurableFile.ReadLines(path));
        for (var line = 0; line < lines.Count; line++)
        {
            if (string.IsNullOrWhiteSpace(lines[line]))
            {
                continue;
            }

            try
            {
                var text = Encoding.UTF8.GetBytes(Version1.Renamed(lines[line]));
                values.Add(StrictJson.Read<T>(text, options));
            }
            catch (JsonException exception)
            {
                throw new UserErrorException(
                    $"{path} is damaged at line {line + 1}: {Words(exception)} Verify again.",
                    exception
                );
            }
        }

        return values;
    }

    public static T CheckVersion<T>(string path, T value, int version, int known, string tool) =>
        !ProposalForm.IsVersion(tool)
            ? throw new UserErrorException(
                $"{path} does not name the version of PieBot that wrote it. Make it again."
            )
        : version is > 0 && version <= known ? value
        : version <= 0
            ? throw new UserErrorException(
                $"{path} has an unknown version: {version}. Make it again."
            )
        : throw new UserErrorException(
            $"{path} was written by PieBot {tool} in version {version} of its format; this PieBot reads up to {known}. Update it: dotnet tool update -g piebot."
        );
}
