using PieBot.Lab.Datasets;

namespace PieBot.Lab.FineTuning;

/// <summary>
/// How fast a program is among all known ones of its problem and language: 10 for the fastest tenth, 1 for the slowest. A model that was
/// trained with these tags is asked for 10/10 (performance-conditioned generation, Shypula et al., ICLR 2024).
/// </summary>
internal sealed class SpeedTags
{
    private readonly Dictionary<(string Problem, string Language), double[]> _times;

    private SpeedTags(Dictionary<(string, string), double[]> times) => _times = times;

    public static SpeedTags Of(IEnumerable<Pair> pairs) =>
        new(
            pairs
                .SelectMany(pair =>
                    new[]
                    {
                        (
                            pair.ProblemId,
                            pair.Language,
                            Id: pair.SubmissionIdV0,
                            Time: pair.CpuTimeV0
                        ),
                        (
                            pair.ProblemId,
                            pair.Language,
                            Id: pair.SubmissionIdV1,
                            Time: pair.CpuTimeV1
                        ),
                    }
                )
                .Where(one => one.Time is not null)
                // The faster side of one pair is often the slower side of the next.
                .DistinctBy(one => (one.ProblemId, one.Language, one.Id, one.Time))
                .GroupBy(one => (one.ProblemId, one.Language))
                .ToDictionary(
                    group => group.Key,
                    group => group.Select(one => one.Time!.Value).Order().ToArray()
                )
        );

    /// <summary>The tag of a pair's faster side; null when its time is not known.</summary>
    public int? Of(Pair pair)
    {
        if (
            pair.CpuTimeV1 is not { } time
            || !_times.TryGetValue((pair.ProblemId, pair.Language), out var times)
        )
        {
            return null;
        }

        var faster = times.TakeWhile(other => other < time).Count();
        return 10 - (10 * faster / times.Length);
    }
}
