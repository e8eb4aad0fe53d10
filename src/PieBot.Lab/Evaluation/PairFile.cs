using PieBot.Core;
using PieBot.Lab.Evaluation.Judging;
using PieBot.Lab.Evaluation.Programs;

namespace PieBot.Lab.Evaluation;

/// <summary>Reads pairs in the PIE layout: <c>problem_id</c>, <c>language</c>, <c>input</c> and, where there is one, <c>target</c>.</summary>
internal static class PairFile
{
    private const string SlowColumn = "input";

    /// <exception cref="UserErrorException">The file cannot be read, lacks a field, or holds no pair.</exception>
    public static IReadOnlyList<EvaluationPair> Read(string path)
    {
        var pairs = new List<EvaluationPair>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (line, place) in JsonLines.Read(path))
        {
            string Need(string name) =>
                line.Text(name)
                ?? throw new UserErrorException(
                    $"{place} has no text '{name}'. A pair needs problem_id, language and input (the slow program)."
                );
            var (problem, slow) = (Need("problem_id"), Need(SlowColumn));
            var id = $"{problem}-{PlainProgram.Key(slow)[..8]}";
            // The same slow program may stand in several pairs: it is one thing to make faster.
            if (known.Add(id))
            {
                pairs.Add(
                    new(id, problem, Languages.Parse(Need("language")), slow, line.Text("target"))
                );
            }
        }

        return pairs.Count > 0 ? pairs : throw new UserErrorException($"{path} holds no pairs.");
    }
}
