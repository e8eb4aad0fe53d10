namespace PieBot.Benchmarks.Corpus;

/// <summary>A public library at one commit.</summary>
/// <param name="Language">As <c>ILanguage.Key</c> has it.</param>
/// <param name="Name">Owner and name.</param>
/// <param name="Command">By which its own tool builds and runs its tests.</param>
internal sealed record CorpusRow(string Language, string Name, string Commit, string Command)
{
    /// <summary>The rows of the list that stands beside this program.</summary>
    public static IReadOnlyList<CorpusRow> All() =>
        Rows("corpus.txt", (row, command) => new CorpusRow(row[0], row[1], row[2], command));

    /// <summary>What each line of a list has: language, repository and commit; and what stands behind the colon.</summary>
    public static IReadOnlyList<T> Rows<T>(string file, Func<string[], string, T> row) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Corpus", file))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line =>
            {
                var parts = line.Split(": ", 2);
                return parts[0].Split(' ') is { Length: 3 } words
                    ? row(words, parts[1])
                    : throw new InvalidDataException(line);
            })
            .ToList();
}

/// <summary>What became of a library.</summary>
/// <param name="Own">Whether its own tool runs its tests here; null when that was not asked.</param>
/// <param name="OwnWords">What its own tool said last.</param>
/// <param name="Suites">Of tests that PieBot runs.</param>
/// <param name="Passing">Tests that pass at the baseline; 0 where it does not stand.</param>
/// <param name="Excluded">Tests that are left out.</param>
/// <param name="Targets">Changed members that were asked about, and of these those that tests cover.</param>
/// <param name="Said">Notices, or why it does not stand.</param>
internal sealed record CorpusResult(
    CorpusRow Row,
    bool? Own,
    string OwnWords,
    int Suites,
    int Passing,
    int Excluded,
    (int Asked, int Covered) Targets,
    string Stages,
    string Said
);
