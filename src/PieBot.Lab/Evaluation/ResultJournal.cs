using System.Text.Json;
using PieBot.Core;
using PieBot.Core.Files;

namespace PieBot.Lab.Evaluation;

/// <summary>The folder of an evaluation: what is evaluated, and a line for each program that was.</summary>
internal sealed class ResultJournal
{
    public const string FileName = "results.jsonl";

    private readonly string _path;
    private readonly List<ProgramResult> _results;

    private ResultJournal(string folder)
    {
        _path = Path.Combine(folder, FileName);
        _results = DurableFile.ReadLines(_path).Select(Parse).ToList();
    }

    public IReadOnlyList<ProgramResult> Results => _results;

    /// <summary>Opens a folder to resume it, or begins it.</summary>
    /// <exception cref="UserErrorException">It holds another evaluation.</exception>
    public static ResultJournal Open(string folder, EvaluationFacts facts)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, EvaluationFacts.FileName);
        var text = JsonSerializer.Serialize(facts, EvaluationFormat.Files.EvaluationFacts);
        if (!File.Exists(path))
        {
            DurableFile.Replace(path, text);
        }
        else if (
            JsonSerializer.Serialize(ReadFacts(folder), EvaluationFormat.Files.EvaluationFacts)
            != text
        )
        {
            throw new UserErrorException(
                $"{folder} holds another evaluation (see {EvaluationFacts.FileName} there): other pairs, programs, settings or machine. Name a new folder with --output."
            );
        }

        return new(folder);
    }

    /// <summary>Opens a folder to read it.</summary>
    /// <exception cref="UserErrorException">It holds no evaluation.</exception>
    public static (EvaluationFacts Facts, IReadOnlyList<ProgramResult> Results) Read(
        string folder
    ) => (ReadFacts(folder), new ResultJournal(folder).Results);

    public void Add(ProgramResult result)
    {
        DurableFile.AppendLine(
            _path,
            JsonSerializer.Serialize(result, EvaluationFormat.Lines.ProgramResult)
        );
        _results.Add(result);
    }

    private static EvaluationFacts ReadFacts(string folder)
    {
        var path = Path.Combine(folder, EvaluationFacts.FileName);
        try
        {
            return JsonSerializer.Deserialize(
                File.ReadAllText(path),
                EvaluationFormat.Files.EvaluationFacts
            )!;
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new UserErrorException(
                $"{folder} holds no evaluation that can be read: {exception.Message} Name the --output folder of 'piebot-lab evaluate'.",
                exception
            );
        }
    }

    private ProgramResult Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, EvaluationFormat.Lines.ProgramResult)!;
        }
        catch (JsonException exception)
        {
            throw new UserErrorException(
                $"{_path} holds a line that is not a result: {exception.Message} Delete that line; its program is then measured again.",
                exception
            );
        }
    }
}
