namespace PieBot.Lab.Datasets.CodeNet;

/// <summary>Writes what <see cref="Splitting"/> decided.</summary>
internal sealed class SplitWriter(Database database)
{
    // A group is held in memory whole before it is written.
    private const int RowGroup = 8192;

    /// <summary>
    /// Writes the splits as JSONL, in the order of the parts: one line after another, since sorting and joining whole programs would take
    /// the memory of all of them. Then each as Parquet.
    /// </summary>
    /// <returns>How many pairs each split has.</returns>
    public IReadOnlyDictionary<string, long> Write(
        PairParts parts,
        string folder,
        CancellationToken cancellationToken
    )
    {
        var counts = SplitShares.Names.Reverse().ToDictionary(split => split, _ => 0L);
        WriteLines(parts, folder, [], counts, cancellationToken);
        foreach (var split in SplitShares.Names)
        {
            var lines = PairTable.Json(Path.Combine(folder, split + ".jsonl"));
            WholeFile.Write(
                Path.Combine(folder, split + ".parquet"),
                path =>
                    database.Run(
                        $"COPY (SELECT * FROM {lines}) TO {Database.Text(path)} (FORMAT parquet, ROW_GROUP_SIZE {RowGroup})",
                        cancellationToken
                    )
            );
        }

        return counts;
    }

    // Opens one file after another, so that all are there whole or none is.
    private void WriteLines(
        PairParts parts,
        string folder,
        IReadOnlyList<string> open,
        Dictionary<string, long> counts,
        CancellationToken cancellationToken
    )
    {
        if (open.Count < SplitShares.Names.Length)
        {
            WholeFile.Write(
                Path.Combine(folder, SplitShares.Names[open.Count] + ".jsonl"),
                path => WriteLines(parts, folder, [.. open, path], counts, cancellationToken)
            );
            return;
        }

        var writers = open.Select(path => new StreamWriter(path) { NewLine = "\n" }).ToList();
        try
        {
            foreach (var (line, place) in Placed(parts, cancellationToken))
            {
                writers[place].WriteLine(line);
                counts[SplitShares.Names[place]]++;
            }
        }
        finally
        {
            writers.ForEach(writer => writer.Dispose());
        }
    }

    private IEnumerable<(string Line, int Place)> Placed(
        PairParts parts,
        CancellationToken cancellationToken
    )
    {
        foreach (var part in parts.Files())
        {
            var pairs = File.ReadLines(part)
                .Select(line => (Line: line, Pair: PairLine.Read(line)))
                .ToList();
            if (pairs.Count == 0)
            {
                continue;
            }

            var places = database
                .Rows(
                    $"""
                    SELECT submission_id_v0, submission_id_v1, place FROM kept
                    WHERE NOT leak AND problem_id BETWEEN {Database.Text(pairs[0].Pair.ProblemId)} AND {Database.Text(
                        pairs[^1].Pair.ProblemId
                    )}
                    """,
                    row => ((row.GetString(0), row.GetString(1)), row.GetInt32(2)),
                    cancellationToken
                )
                .ToDictionary(one => one.Item1, one => one.Item2);
            foreach (var (line, pair) in pairs)
            {
                if (places.TryGetValue((pair.SubmissionIdV0!, pair.SubmissionIdV1!), out var place))
                {
                    yield return (line, place);
                }
            }
        }
    }
}
