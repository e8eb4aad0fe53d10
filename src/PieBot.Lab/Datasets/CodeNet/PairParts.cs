using System.Globalization;
using System.Text.Json;

namespace PieBot.Lab.Datasets.CodeNet;

/// <summary>
/// Pairs with their programs, in files of some problems each. A part is whole or not there, so that a build that was killed reads again only
/// the problems it was at.
/// </summary>
internal sealed class PairParts(string folder, int threads)
{
    private const int ProblemsAPart = 32;

    /// <summary>What DuckDB reads.</summary>
    public string Pattern => Path.Combine(folder, "*.jsonl");

    /// <summary>In the order of their problems.</summary>
    public IEnumerable<string> Files() =>
        Directory.GetFiles(folder, "*.jsonl").Order(StringComparer.Ordinal);

    /// <returns>Pairs left out, by reason.</returns>
    public IReadOnlyDictionary<string, long> Write(
        Trajectories trajectories,
        PairReader reader,
        BuildProgress progress,
        CancellationToken cancellationToken
    )
    {
        Directory.CreateDirectory(folder);
        var all = new Dictionary<string, long>(StringComparer.Ordinal);
        var problems = trajectories.Problems(cancellationToken);
        for (var from = 0; from < problems.Count; from += ProblemsAPart)
        {
            progress.Report("programs, problems", from, problems.Count);
            var last = Math.Min(from + ProblemsAPart, problems.Count) - 1;
            var part = Path.Combine(
                folder,
                (from / ProblemsAPart).ToString("00000", CultureInfo.InvariantCulture)
            );
            var counts =
                Read(part)
                ?? Write(
                    part,
                    trajectories.Candidates(problems[from], problems[last], cancellationToken),
                    reader,
                    cancellationToken
                );
            foreach (var (reason, count) in counts)
            {
                all[reason] = all.GetValueOrDefault(reason) + count;
            }
        }

        progress.Report("programs, problems", problems.Count, problems.Count);
        if (problems.Count == 0)
        {
            // DuckDB wants a file to read.
            WholeFile.WriteLines(Path.Combine(folder, "00000.jsonl"), []);
        }

        return all;
    }

    // The counts are written last, and are there only with a whole part.
    private static Dictionary<string, long>? Read(string part) =>
        File.Exists(part + ".counts")
            ? JsonSerializer.Deserialize(
                File.ReadAllText(part + ".counts"),
                BuildJson.Default.DictionaryStringInt64
            )
            : null;

    private Dictionary<string, long> Write(
        string part,
        IReadOnlyList<Candidate> candidates,
        PairReader reader,
        CancellationToken cancellationToken
    )
    {
        var read = candidates
            .AsParallel()
            .AsOrdered()
            .WithDegreeOfParallelism(Math.Min(threads, 64))
            .WithCancellation(cancellationToken)
            .Select(candidate =>
            {
                var (pair, leftOut) = reader.Read(candidate);
                return (Line: pair is null ? null : PairLine.Write(pair), LeftOut: leftOut);
            })
            .ToList();
        WholeFile.WriteLines(part + ".jsonl", read.Select(one => one.Line).OfType<string>());
        var counts = read.Select(one => one.LeftOut)
            .OfType<string>()
            .CountBy(reason => reason)
            .ToDictionary(one => one.Key, one => (long)one.Value, StringComparer.Ordinal);
        WholeFile.WriteLines(
            part + ".counts",
            [JsonSerializer.Serialize(counts, BuildJson.Default.DictionaryStringInt64)]
        );
        return counts;
    }
}
