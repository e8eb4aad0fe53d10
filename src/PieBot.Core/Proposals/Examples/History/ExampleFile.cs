using System.Text;
using System.Text.Json;
using PieBot.Core.Files;

namespace PieBot.Core.Proposals.Examples.History;

/// <summary>
/// Pairs kept in a file, one JSON object a line (<c>.piebot/examples.jsonl</c>), each id once. It is written beside and moved
/// into place, so that a reader sees all of it or what was there before. Beside it, in <c>.seen</c>, stand the commits that were looked at.
/// </summary>
/// <param name="path">Made when something is first added.</param>
internal sealed class ExampleFile(string path)
{
    private static readonly ExamplesJson Json = new(
        new(ExamplesJson.Default.Options)
        {
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }
    );

    private static readonly JsonSerializerOptions Reading = StrictJson.Options(
        ExamplesJson.Default
    );

    public string Path { get; } = path;

    private string SeenPath => Path + ".seen";

    /// <summary>All pairs; none when there is no file.</summary>
    /// <exception cref="UserErrorException">It cannot be read, or a line is damaged.</exception>
    public IReadOnlyList<Example> Read()
    {
        var examples = new List<Example>();
        foreach (var (line, number) in Lines(Path).Select((line, at) => (line, at + 1)))
        {
            try
            {
                examples.Add(StrictJson.Read<Example>(Encoding.UTF8.GetBytes(line), Reading));
            }
            catch (JsonException exception)
            {
                throw new UserErrorException(
                    $"{Path} is damaged at line {number}: {exception.Message} Delete that line, or the file, and mine again.",
                    exception
                );
            }
        }

        return examples;
    }

    /// <summary>Adds a pair; one of the same id is replaced when the new one was measured, and kept otherwise.</summary>
    /// <returns>Whether the file changed.</returns>
    public bool Add(Example example)
    {
        var examples = Read().ToList();
        var at = examples.FindIndex(one => one.Id == example.Id);
        if (at >= 0 && (example.Speedup is null || examples[at] == example))
        {
            return false;
        }

        if (at >= 0)
        {
            examples[at] = example;
        }
        else
        {
            examples.Add(example);
        }

        Write(Path, examples.Select(one => JsonSerializer.Serialize(one, Json.Example)));
        return true;
    }

    /// <summary>Commits that were looked at in this way before.</summary>
    /// <param name="verified">Whether only those count whose pairs were verified.</param>
    public IReadOnlySet<string> Seen(bool verified) =>
        Lines(SeenPath)
            .Select(line => line.Split(' '))
            .Where(parts => !verified || parts is [_, "verified"])
            .Select(parts => parts[0])
            .ToHashSet(StringComparer.Ordinal);

    public void See(IEnumerable<string> commits, bool verified) =>
        Write(
            SeenPath,
            Lines(SeenPath)
                .Concat(commits.Select(commit => verified ? $"{commit} verified" : commit))
                .Distinct()
        );

    private static List<string> Lines(string path)
    {
        try
        {
            return File.Exists(path)
                ? Encoding
                    .UTF8.GetString(CappedFile.Read(path, DurableFile.MostBytes))
                    .Split('\n')
                    .Where(line => !string.IsNullOrWhiteSpace(line))
                    .Select(line => line.TrimEnd('\r'))
                    .ToList()
                : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"Cannot read {path}: {exception.Message}", exception);
        }
    }

    private static void Write(string path, IEnumerable<string> lines)
    {
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            var temporary = $"{path}.{Guid.NewGuid():n}.tmp";
            File.WriteAllText(temporary, string.Concat(lines.Select(line => line + "\n")));
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"Cannot write {path}: {exception.Message}", exception);
        }
    }
}
