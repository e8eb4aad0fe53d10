namespace PieBot.Lab.Datasets.Statistics;

/// <summary>Asks files of pairs for what the paper's Table 1 shows; they may be larger than memory, and of other makers in the PIE layout.</summary>
internal sealed class PairStatistics(Database database)
{
    // A pair that a judge did not time may have been measured here.
    private const string Facts = """
        SELECT language, problem_id, user_id,
               CASE WHEN cpu_time_v0 > 0 AND cpu_time_v1 IS NOT NULL THEN 100 * (cpu_time_v0 - cpu_time_v1) / cpu_time_v0
                    WHEN runtime_lift > 0 THEN 100 * (1 - 1 / runtime_lift)
                    ELSE improvement_frac END AS saving,
               len(regexp_extract_all(input, '[^\n]*\S[^\n]*')) AS lines,
               len(diff) AS diff_lines
        """;

    private static readonly (
        string Column,
        string Title,
        string Axis,
        double Width,
        int Bins
    )[] Drawn =
    [
        ("saving", "Time saved", "per cent of the slower program's time", 5, 20),
        ("lines", "Length of the slower program", "lines that are not empty", 10, 20),
        ("diff_lines", "Lines that differ", "lines on one side only", 5, 20),
    ];

    public IReadOnlyList<PairFacts> Table(string file, CancellationToken cancellationToken) =>
        database.Rows(
            $"""
            SELECT language, count(*), count(DISTINCT problem_id), count(DISTINCT user_id),
                   avg(saving), stddev_samp(saving), avg(lines), stddev_samp(lines), avg(diff_lines), stddev_samp(diff_lines)
            FROM ({Facts} FROM {PairTable.Of(file)}) GROUP BY language ORDER BY language
            """,
            row =>
            {
                Spread At(int column) => new(Number(column), Number(column + 1));
                double Number(int column) =>
                    row.IsDBNull(column) ? double.NaN : row.GetDouble(column);
                return new PairFacts(
                    Path.GetFileNameWithoutExtension(file),
                    row.IsDBNull(0) ? "-" : row.GetString(0),
                    row.GetInt64(1),
                    row.GetInt64(2),
                    row.GetInt64(3),
                    At(4),
                    At(6),
                    At(8)
                );
            },
            cancellationToken
        );

    public IEnumerable<Histogram> Histograms(
        IReadOnlyList<string> files,
        CancellationToken cancellationToken
    )
    {
        var all = string.Join(
            " UNION ALL ",
            files.Select(file => $"{Facts} FROM {PairTable.Of(file)}")
        );
        foreach (var (column, title, axis, width, bins) in Drawn)
        {
            var counts = new long[bins];
            foreach (
                var (bin, count) in database.Rows(
                    $"SELECT least(greatest(floor({column} / {width}), 0), {bins - 1})::INTEGER AS bin, count(*) FROM ({all}) WHERE {column} IS NOT NULL GROUP BY ALL",
                    row => (row.GetInt32(0), row.GetInt64(1)),
                    cancellationToken
                )
            )
            {
                counts[bin] = count;
            }

            yield return new(title, axis, width, counts);
        }
    }
}
