namespace PieBot.Lab.Datasets.CodeNet;

/// <summary>
/// From pairs in parts to the data set: duplicates out, problems shared out, and no program in two splits. A program that stands in two splits
/// stays in the one that is evaluated on; ties between equal pairs go to the smaller ids, so that the result is the same every time.
/// </summary>
internal sealed class Splitting(Database database)
{
    /// <param name="splitOf">The split of a problem.</param>
    /// <returns>Pairs left out, by reason.</returns>
    public IReadOnlyDictionary<string, long> Decide(
        PairParts parts,
        Func<string, string> splitOf,
        CancellationToken cancellationToken
    )
    {
        // The programs stay in the parts: only their keys are compared.
        database.Run(
            $"""
            CREATE OR REPLACE TABLE keys AS
            SELECT problem_id, user_id, submission_id_v0, submission_id_v1, language,
                   md5(code_v0_no_empty_lines) AS slower, md5(code_v1_no_empty_lines) AS faster
            FROM {PairTable.Json(parts.Pattern)}
            """,
            cancellationToken
        );
        WriteSplits(splitOf, cancellationToken);
        database.Run(
            """
            CREATE OR REPLACE TABLE placed AS
            SELECT keys.*, place,
                   row_number() OVER (PARTITION BY language, slower, faster
                                      ORDER BY place, problem_id, user_id, submission_id_v0) > 1 AS duplicate
            FROM keys JOIN splits USING (problem_id);
            CREATE OR REPLACE TABLE homes AS
            SELECT program, min(place) AS home
            FROM (SELECT slower AS program, place FROM placed WHERE NOT duplicate
                  UNION ALL SELECT faster, place FROM placed WHERE NOT duplicate)
            GROUP BY program;
            CREATE OR REPLACE TABLE kept AS
            SELECT problem_id, submission_id_v0, submission_id_v1, place,
                   least(one.home, other.home) < place AS leak
            FROM placed
            JOIN homes AS one ON one.program = slower
            JOIN homes AS other ON other.program = faster
            WHERE NOT duplicate;
            """,
            cancellationToken
        );
        return new Dictionary<string, long>(StringComparer.Ordinal)
        {
            [LeftOut.Duplicate] = database.Count(
                "SELECT count(*) FROM placed WHERE duplicate",
                cancellationToken
            ),
            [LeftOut.Leak] = database.Count(
                "SELECT count(*) FROM kept WHERE leak",
                cancellationToken
            ),
        };
    }

    private void WriteSplits(Func<string, string> splitOf, CancellationToken cancellationToken)
    {
        var problems = database.Rows(
            "SELECT DISTINCT problem_id FROM keys",
            row => row.GetString(0),
            cancellationToken
        );
        database.Run(
            "CREATE OR REPLACE TABLE splits (problem_id VARCHAR, place INTEGER)",
            cancellationToken
        );
        foreach (var some in problems.Chunk(500))
        {
            var rows = some.Select(problem =>
                $"({Database.Text(problem)}, {Array.IndexOf(SplitShares.Names, splitOf(problem))})"
            );
            database.Run($"INSERT INTO splits VALUES {string.Join(", ", rows)}", cancellationToken);
        }
    }
}
