using System.Globalization;
using PieBot.Core;

namespace PieBot.Lab.Datasets.CodeNet;

/// <summary>
/// From metadata to pairs whose programs are worth reading: the accepted submissions of a user to a problem in one language, in the order
/// they were made, each with the one after it (arXiv 2302.07867, section 2.1). Tables that are there already are kept, so that a killed build goes on.
/// </summary>
internal sealed class Trajectories(Database database, BuildSettings settings)
{
    private static readonly string[] Columns =
    [
        "submission_id",
        "problem_id",
        "user_id",
        "date",
        "language",
        "original_language",
        "filename_ext",
        "status",
        "cpu_time",
        "memory",
        "code_size",
        "accuracy",
    ];

    /// <exception cref="UserErrorException">A metadata file is damaged.</exception>
    public void ReadMetadata(CodeNetFolder folder, CancellationToken cancellationToken)
    {
        var columns = string.Join(", ", Columns.Select(name => $"'{name}': 'VARCHAR'"));
        database.Run(
            $"""
            CREATE TABLE IF NOT EXISTS submissions AS
            SELECT submission_id, problem_id, user_id, try_cast(date AS BIGINT) AS date, language, original_language,
                   filename_ext, try_cast(cpu_time AS DOUBLE) AS cpu_time, try_cast(memory AS DOUBLE) AS memory,
                   try_cast(code_size AS BIGINT) AS code_size, status = 'Accepted' AS accepted
            FROM read_csv({Database.Text(
                folder.MetadataPattern
            )}, auto_detect = false, header = true, delim = ',',
                          quote = '"', columns = {"{"}{columns}{"}"})
            {Languages()}
            """,
            cancellationToken
        );
    }

    /// <summary>Each accepted submission with the next, and the first reason that keeps the two from being a pair.</summary>
    public void FindSteps(CancellationToken cancellationToken)
    {
        database.Run(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                CREATE TABLE IF NOT EXISTS steps AS
                WITH ordered AS (
                    SELECT *, lead(submission_id) OVER trajectory AS next_id,
                           lead(original_language) OVER trajectory AS next_runtime,
                           lead(filename_ext) OVER trajectory AS next_ext,
                           lead(cpu_time) OVER trajectory AS next_time,
                           lead(memory) OVER trajectory AS next_memory,
                           lead(code_size) OVER trajectory AS next_size
                    FROM submissions
                    WHERE accepted
                    WINDOW trajectory AS (PARTITION BY problem_id, user_id, language ORDER BY date, submission_id)
                )
                SELECT * EXCLUDE (accepted),
                       CASE
                           WHEN NOT coalesce(cpu_time > 0 AND next_time >= 0, false) THEN '{LeftOut.NoTime}'
                           WHEN original_language IS DISTINCT FROM next_runtime AND NOT {settings.MixedRuntimes} THEN '{LeftOut.OtherRuntime}'
                           WHEN (cpu_time - next_time) / cpu_time <= {settings.Saving} THEN '{LeftOut.NotFaster}'
                           WHEN coalesce(greatest(code_size, next_size), 0) > {settings.Bytes} THEN '{LeftOut.TooLarge}'
                       END AS left_out
                FROM ordered
                WHERE next_id IS NOT NULL
                """
            ),
            cancellationToken
        );
        database.Run(
            """
            CREATE TABLE IF NOT EXISTS candidates AS
            SELECT * EXCLUDE (left_out) FROM steps WHERE left_out IS NULL ORDER BY problem_id, user_id, date, submission_id
            """,
            cancellationToken
        );
    }

    /// <summary>The problems that have candidates, in order.</summary>
    public IReadOnlyList<string> Problems(CancellationToken cancellationToken) =>
        database.Rows(
            "SELECT DISTINCT problem_id FROM candidates ORDER BY problem_id",
            row => row.GetString(0),
            cancellationToken
        );

    /// <summary>The candidates of the problems from one to another, in a fixed order.</summary>
    public IReadOnlyList<Candidate> Candidates(
        string first,
        string last,
        CancellationToken cancellationToken
    ) =>
        database.Rows(
            $"""
            SELECT problem_id, user_id, language, submission_id, filename_ext, cpu_time, memory, next_id, next_ext, next_time, next_memory
            FROM candidates
            WHERE problem_id BETWEEN {Database.Text(first)} AND {Database.Text(last)}
            ORDER BY problem_id, user_id, date, submission_id
            """,
            Candidate.Read,
            cancellationToken
        );

    public IReadOnlyDictionary<string, long> LeftOutSteps(CancellationToken cancellationToken) =>
        database
            .Rows(
                "SELECT left_out, count(*) FROM steps WHERE left_out IS NOT NULL GROUP BY ALL",
                row => (Reason: row.GetString(0), Count: row.GetInt64(1)),
                cancellationToken
            )
            .ToDictionary(one => one.Reason, one => one.Count, StringComparer.Ordinal);

    private string Languages() =>
        settings.Languages.Count == 0
            ? ""
            : $"WHERE language IN ({string.Join(", ", settings.Languages.Select(Database.Text))})";
}
