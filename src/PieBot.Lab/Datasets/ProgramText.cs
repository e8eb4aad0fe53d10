namespace PieBot.Lab.Datasets;

/// <summary>A program as the paper counts it: its lines that are not empty, without white space at their ends.</summary>
internal sealed record ProgramText(IReadOnlyList<string> Lines)
{
    /// <summary>What two programs must share to count as the same.</summary>
    public string Text => string.Concat(Lines.Select(line => line + "\n"));

    public static ProgramText Of(string program) =>
        new(
            program
                .ReplaceLineEndings("\n")
                .Split('\n')
                .Select(line => line.TrimEnd())
                .Where(line => line.Length > 0)
                .ToList()
        );
}
