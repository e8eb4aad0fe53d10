using System.Globalization;
using System.Text;

namespace PieBot.Benchmarks.CodeNet;

/// <summary>
/// Metadata with CodeNet's columns and of its size: 4,053 problems of very different popularity, 53.6 % of rows accepted, 57 % C++
/// (https://github.com/IBM/Project_CodeNet, dataset statistics). Users, times and lengths of trajectories are drawn; the same seed draws the same.
/// </summary>
internal sealed class SyntheticCodeNet(string folder)
{
    public const int Problems = 4053;

    private const int Users = 150_000;

    private static readonly (
        string Name,
        string Runtime,
        string Extension,
        double Share
    )[] Languages =
    [
        ("C++", "C++14 (GCC 5.4.1)", "cpp", 0.57),
        ("Python", "Python (3.4.3)", "py", 0.23),
        ("Java", "Java8 (OpenJDK 1.8.0)", "java", 0.06),
        ("C", "C (GCC 5.4.1)", "c", 0.06),
        ("Ruby", "Ruby (2.3.3)", "rb", 0.04),
        ("C#", "C# (Mono 4.6.2.0)", "cs", 0.04),
    ];

    /// <returns>How many rows were written.</returns>
    public long WriteMetadata(long rows)
    {
        Directory.CreateDirectory(Path.Combine(folder, "metadata"));
        Directory.CreateDirectory(Path.Combine(folder, "data"));
        var weights = Enumerable.Range(0, Problems).Select(rank => 1.0 / (rank + 60)).ToList();
        var whole = weights.Sum();
        var submission = 100_000_000L;
        var written = 0L;
        for (var rank = 0; rank < Problems; rank++)
        {
            // What was rounded away so far comes with the last.
            var share =
                rank == Problems - 1 ? rows - written : (long)(rows * weights[rank] / whole);
            WriteProblem(rank, share, ref submission);
            written += share;
        }

        return written;
    }

    private void WriteProblem(int rank, long rows, ref long submission)
    {
        // Popular problems are spread over the names.
        var problem = string.Create(
            CultureInfo.InvariantCulture,
            $"p{rank * 2791L % Problems:00000}"
        );
        var random = new Random(rank);
        var lines = new List<(long Date, string Tail)>((int)rows);
        while (lines.Count < rows)
        {
            AddTrajectory(lines, random, rows);
        }

        lines.Sort((one, other) => one.Date.CompareTo(other.Date));
        using var writer = new StreamWriter(
            Path.Combine(folder, "metadata", problem + ".csv"),
            false,
            new UTF8Encoding(false),
            1 << 16
        );
        writer.Write(
            "submission_id,problem_id,user_id,date,language,original_language,filename_ext,status,cpu_time,memory,code_size,accuracy\n"
        );
        foreach (var (date, tail) in lines)
        {
            writer.Write(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"s{submission++},{problem},{tail.Replace("DATE", date.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)}\n"
                )
            );
        }
    }

    // Tries until it is accepted, and sometimes goes on to make it better.
    private static void AddTrajectory(
        List<(long Date, string Tail)> lines,
        Random random,
        long most
    )
    {
        var user = $"u{random.Next(Users):000000000}";
        var language = Draw(random);
        var date = 1_300_000_000L + random.Next(280_000_000);
        var time = Math.Exp(3 + (2 * random.NextDouble()));
        var size = random.Next(100, 4000);
        while (lines.Count < most)
        {
            var accepted = random.NextDouble() < 0.536;
            if (random.NextDouble() < 0.3)
            {
                time *= Math.Exp(1.6 * (random.NextDouble() - 0.5));
            }

            var runtime = random.NextDouble() < 0.03 ? "other" : language.Runtime;
            lines.Add(
                (
                    date,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{user},DATE,{language.Name},{runtime},{language.Extension},{(accepted ? "Accepted" : "Wrong Answer")},{time:0},{random.Next(2000, 60000)},{size},{(accepted ? "30/30" : "12/30")}"
                    )
                )
            );
            date += random.Next(60, 100_000);
            if (random.NextDouble() < (accepted ? 0.8 : 0.1))
            {
                return;
            }
        }
    }

    private static (string Name, string Runtime, string Extension) Draw(Random random)
    {
        var at = random.NextDouble();
        foreach (var one in Languages)
        {
            at -= one.Share;
            if (at < 0)
            {
                return (one.Name, one.Runtime, one.Extension);
            }
        }

        return (Languages[0].Name, Languages[0].Runtime, Languages[0].Extension);
    }
}
