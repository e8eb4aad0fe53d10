using System.Text.Json;
using PieBot.Core;

namespace PieBot.Lab.Datasets;

/// <summary>Pairs in a file, a line each.</summary>
internal static class PairFile
{
    /// <summary>Reads one pair after another, so that a file may be larger than memory.</summary>
    /// <exception cref="UserErrorException">There is no such file, or a line holds no pair.</exception>
    public static IEnumerable<Pair> Read(string path)
    {
        var number = 0;
        foreach (var line in Lines(path))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return Parse(path, number, line);
            }
        }
    }

    /// <summary>Writes all of them, or leaves what was there.</summary>
    /// <returns>How many there were.</returns>
    /// <exception cref="UserErrorException">The file cannot be written.</exception>
    public static int Write(string path, IEnumerable<Pair> pairs) =>
        WholeFile.WriteLines(path, pairs.Select(PairLine.Write));

    private static Pair Parse(string path, int number, string line)
    {
        try
        {
            var pair = PairLine.Read(line);
            return pair.Input.Length > 0 && pair.Target.Length > 0
                ? pair
                : throw new UserErrorException(
                    $"{path}, line {number}: a pair needs the fields input (the slower program) and target (the faster one)."
                );
        }
        catch (JsonException exception)
        {
            throw new UserErrorException(
                $"{path}, line {number} is not a pair: {exception.Message} Pairs are JSON, a line each, with the fields of the PIE data set (docs/datasets.md).",
                exception
            );
        }
    }

    private static IEnumerable<string> Lines(string path)
    {
        try
        {
            return File.ReadLines(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException(
                $"Cannot read the pairs: {exception.Message} Make them with 'piebot-lab dataset build', 'mine' or 'harvest'.",
                exception
            );
        }
    }
}
