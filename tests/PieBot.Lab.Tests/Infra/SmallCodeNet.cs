using System.Globalization;
using PieBot.Lab.Datasets;
using PieBot.Lab.Datasets.CodeNet;

namespace PieBot.Lab.Tests.Infra;

/// <summary>A CodeNet folder of a few submissions, laid out as the real one.</summary>
internal sealed class SmallCodeNet : IDisposable
{
    private const string Header =
        "submission_id,problem_id,user_id,date,language,original_language,filename_ext,status,cpu_time,memory,code_size,accuracy";

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, List<string>> _rows = [];
    private int _submissions;

    public string Path => System.IO.Path.Combine(_folder.Path, "codenet");

    public string Output => System.IO.Path.Combine(_folder.Path, "out");

    /// <summary>Adds a submission; the later it is added, the later it was made.</summary>
    /// <param name="program">Null: its file is missing.</param>
    /// <returns>Its id.</returns>
    public string Add(
        string problem,
        string user,
        double? time,
        string? program,
        string language = "Python",
        string extension = "py",
        string status = "Accepted",
        string runtime = "Python (3.4.3)",
        int? date = null,
        int? size = null
    )
    {
        var id = string.Create(
            CultureInfo.InvariantCulture,
            $"s{100_000_000 + _submissions++:000000000}"
        );
        if (!_rows.TryGetValue(problem, out var rows))
        {
            _rows[problem] = rows = [];
        }

        rows.Add(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{id},{problem},{user},{date ?? 1_400_000_000 + _submissions},{language},{runtime},{extension},{status},{time},3000,{size ?? program?.Length ?? 10},4/4"
            )
        );
        if (program is not null)
        {
            var folder = System.IO.Path.Combine(Path, "data", problem, language);
            Directory.CreateDirectory(folder);
            File.WriteAllText(System.IO.Path.Combine(folder, $"{id}.{extension}"), program);
        }

        return id;
    }

    /// <summary>Two submissions, one after the other, the second twice as fast.</summary>
    public string AddPair(string problem, string user, string slower, string faster)
    {
        var id = Add(problem, user, 100, slower);
        Add(problem, user, 50, faster);
        return id;
    }

    /// <summary>A program of so many lines that no other has.</summary>
    public static string Program(int lines, string own) =>
        string.Concat(
            Enumerable.Range(0, lines).Select(line => $"value_{line} = '{own}' * {line}\n")
        );

    public void WriteMetadata()
    {
        Directory.CreateDirectory(System.IO.Path.Combine(Path, "data"));
        var metadata = Directory.CreateDirectory(System.IO.Path.Combine(Path, "metadata")).FullName;
        // The real folder has this list beside the problems' own files.
        File.WriteAllText(
            System.IO.Path.Combine(metadata, "problem_list.csv"),
            "id,name,dataset,time_limit,memory_limit,rating,tags,complexity\n"
        );
        foreach (var (problem, rows) in _rows)
        {
            File.WriteAllLines(
                System.IO.Path.Combine(metadata, problem + ".csv"),
                rows.Prepend(Header)
            );
        }
    }

    public void WriteTwins(string line)
    {
        var folder = System.IO.Path.Combine(Path, "derived", "duplicates");
        Directory.CreateDirectory(folder);
        File.WriteAllText(
            System.IO.Path.Combine(folder, "identical_problem_clusters"),
            line + "\n"
        );
    }

    /// <summary>Writes the metadata and builds.</summary>
    /// <returns>The pairs of all splits.</returns>
    public List<Pair> Build(out BuildTally tally, SplitShares? shares = null)
    {
        WriteMetadata();
        tally = New(shares).Run(CancellationToken.None);
        return SplitShares.Names.SelectMany(Read).ToList();
    }

    public DatasetBuild New(SplitShares? shares = null) =>
        new(
            CodeNetFolder.Open(Path),
            new BuildSettings
            {
                Memory = 256,
                Threads = 1,
                Shares = shares ?? new BuildSettings().Shares,
            },
            Output,
            new(TextWriter.Null, TimeProvider.System)
        );

    public List<Pair> Read(string split) =>
        PairFile.Read(System.IO.Path.Combine(Output, split + ".jsonl")).ToList();

    public void Dispose() => _folder.Dispose();
}
