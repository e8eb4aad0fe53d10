using System.Globalization;
using System.Text;
using PieBot.Lab.Datasets;
using PieBot.Lab.Datasets.CodeNet;

namespace PieBot.Benchmarks.CodeNet;

/// <summary>The programs of all pairs whose metadata are right, written before a build that is timed: each user's own, with some lines of each submission's own.</summary>
internal static class SyntheticPrograms
{
    /// <returns>How many files were written.</returns>
    public static long Write(CodeNetFolder folder, string work)
    {
        var settings = new BuildSettings();
        using var database = Database.Open(
            Path.Combine(Directory.CreateDirectory(work).FullName, "work.duckdb"),
            work,
            settings.Memory,
            settings.Threads
        );
        var trajectories = new Trajectories(database, settings);
        trajectories.ReadMetadata(folder, CancellationToken.None);
        trajectories.FindSteps(CancellationToken.None);
        var count = 0L;
        foreach (var problem in trajectories.Problems(CancellationToken.None))
        {
            var sides = trajectories
                .Candidates(problem, problem, CancellationToken.None)
                .SelectMany(candidate =>
                    new[]
                    {
                        (candidate, Side: candidate.Slower),
                        (candidate, Side: candidate.Faster),
                    }
                )
                // The faster side of one is often the slower side of the next.
                .DistinctBy(one => one.Side.Submission)
                .ToList();
            Parallel.ForEach(sides, one => Write(folder, one.candidate, one.Side));
            count += sides.Count;
        }

        return count;
    }

    private static void Write(CodeNetFolder folder, Candidate candidate, Side side)
    {
        var path = Path.Combine(
            folder.Path,
            "data",
            candidate.Problem,
            candidate.Language,
            $"{side.Submission}.{side.Extension}"
        );
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(
            path,
            Text($"{candidate.Problem}{candidate.User}{candidate.Language}", side.Submission)
        );
    }

    // 10 to 170 lines; 5 to 65 % of them change from one submission to the next.
    private static string Text(string author, string submission)
    {
        var hash = StableHash(author);
        var own = new Random(StableHash(submission));
        var lines = 10 + (int)(hash % 160);
        var changed = 0.05 + (0.6 * own.NextDouble());
        var text = new StringBuilder();
        for (var line = 0; line < lines; line++)
        {
            var seed = own.NextDouble() < changed / 2 ? own.Next() : hash + line;
            text.Append(
                CultureInfo.InvariantCulture,
                $"    value_{line} = compute({seed}, value_{line / 2})\n"
            );
        }

        return text.ToString();
    }

    // string.GetHashCode differs from run to run.
    private static int StableHash(string text) =>
        text.Aggregate(17, (hash, one) => unchecked((hash * 31) + one)) & int.MaxValue;
}
