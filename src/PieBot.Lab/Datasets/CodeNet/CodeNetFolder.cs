using PieBot.Core;

namespace PieBot.Lab.Datasets.CodeNet;

/// <summary>
/// Project CodeNet as it is unpacked: <c>metadata/pNNNNN.csv</c> and <c>data/pNNNNN/LANGUAGE/sNNN.EXT</c>
/// (https://github.com/IBM/Project_CodeNet).
/// </summary>
/// <param name="Problems">Ids of those that have metadata, in order.</param>
internal sealed record CodeNetFolder(string Path, IReadOnlyList<string> Problems)
{
    /// <summary>What DuckDB reads: the files of single problems, and not the list of problems beside them.</summary>
    public string MetadataPattern => System.IO.Path.Combine(Path, "metadata", "p[0-9]*.csv");

    private string ClusterPath =>
        System.IO.Path.Combine(Path, "derived", "duplicates", "identical_problem_clusters");

    /// <exception cref="UserErrorException">It is not laid out like this.</exception>
    public static CodeNetFolder Open(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        var metadata = System.IO.Path.Combine(full, "metadata");
        var problems = Directory.Exists(metadata)
            ? Directory
                .EnumerateFiles(metadata, "p*.csv")
                .Select(file => System.IO.Path.GetFileNameWithoutExtension(file))
                .Where(name => name.Length > 1 && char.IsAsciiDigit(name[1]))
                .Order(StringComparer.Ordinal)
                .ToList()
            : [];
        if (problems.Count == 0)
        {
            throw new UserErrorException(
                $"{path} holds no metadata/pNNNNN.csv. Unpack Project_CodeNet.tar.gz (https://github.com/IBM/Project_CodeNet) and give its folder with --codenet."
            );
        }

        return Directory.Exists(System.IO.Path.Combine(full, "data"))
            ? new(full, problems)
            : throw new UserErrorException(
                $"{path} holds metadata but no programs (data/pNNNNN/LANGUAGE/…). Unpack the whole of Project_CodeNet.tar.gz, not only its metadata."
            );
    }

    /// <summary>A program's text; null when there is no such file, or when it holds what no text does.</summary>
    public string? Read(string problem, string language, string submission, string extension)
    {
        // Metadata is data: a name in it leads nowhere but into the data folder.
        if (
            !IsName(problem)
            || !IsName(language)
            || !IsName(submission)
            || extension.Contains('/', StringComparison.Ordinal)
        )
        {
            return null;
        }

        var file = System.IO.Path.Combine(
            Path,
            "data",
            problem,
            language,
            $"{submission}.{extension}"
        );
        if (!File.Exists(file))
        {
            return null;
        }

        var text = Core.Changes.SourceFile.Parse(File.ReadAllBytes(file)).Text;
        return text.Contains('\0', StringComparison.Ordinal) ? null : text;
    }

    /// <summary>The first problem of the cluster that each problem with a twin belongs to, where CodeNet's own list of twins is there.</summary>
    public IReadOnlyDictionary<string, string> Twins()
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in File.Exists(ClusterPath) ? File.ReadLines(ClusterPath) : [])
        {
            var cluster = line.Split(
                ',',
                StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
            );
            foreach (var problem in cluster)
            {
                first[problem] = cluster.Min(StringComparer.Ordinal)!;
            }
        }

        return first;
    }

    /// <summary>Names, sizes and times of the metadata: what is built from another state of it is another data set.</summary>
    public IEnumerable<string> State() =>
        Problems
            .Select(problem => new FileInfo(
                System.IO.Path.Combine(Path, "metadata", problem + ".csv")
            ))
            .Select(file => $"{file.Name} {file.Length} {file.LastWriteTimeUtc.Ticks}");

    private static bool IsName(string name) =>
        name.Length > 0
        && name is not ("." or "..")
        && !name.Contains('/', StringComparison.Ordinal)
        && !name.Contains('\\', StringComparison.Ordinal);
}
