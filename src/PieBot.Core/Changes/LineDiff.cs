namespace PieBot.Core.Changes;

/// <summary>The fewest lines that turn one text into another: a longest common subsequence between equal beginnings and ends.</summary>
internal static class LineDiff
{
    // Beyond this many cells of the table one edit of all that lies between is good enough.
    private const long MostCells = 4_000_000;

    /// <param name="path">Of the file, relative to the repository.</param>
    /// <returns>Edits of <paramref name="head"/> in file order; none when only line endings differ.</returns>
    public static IReadOnlyList<Edit> Of(string path, SourceFile head, SourceFile edited)
    {
        var before = Lines(head);
        var after = Lines(edited);
        var most = Math.Min(before.Length, after.Length);
        var start = 0;
        while (start < most && before[start] == after[start])
        {
            start++;
        }

        var end = 0;
        while (end < most - start && before[^(end + 1)] == after[^(end + 1)])
        {
            end++;
        }

        return Between(before.AsSpan(start..^end), after.AsSpan(start..^end))
            .Select(change =>
                (From: change.From + start, change.Removed, At: change.At + start, change.Added)
            )
            .Select(change => new Edit(
                path,
                new(change.From + 1, change.From + change.Removed),
                string.Join('\n', before[change.From..(change.From + change.Removed)]),
                change.Added == 0
                    ? null
                    : string.Join('\n', after[change.At..(change.At + change.Added)])
            ))
            .ToList();
    }

    private static string[] Lines(SourceFile file) =>
        file.LineCount == 0 ? [] : file.Slice(new(1, file.LineCount)).Split('\n');

    private static List<(int From, int Removed, int At, int Added)> Between(
        ReadOnlySpan<string> before,
        ReadOnlySpan<string> after
    )
    {
        if (before.Length == 0 && after.Length == 0)
        {
            return [];
        }

        if ((long)before.Length * after.Length > MostCells)
        {
            return [(0, before.Length, 0, after.Length)];
        }

        var common = Table(before, after);
        var changes = new List<(int From, int Removed, int At, int Added)>();
        var (from, at) = (0, 0);
        while (from < before.Length || at < after.Length)
        {
            var (oldFrom, oldAt) = (from, at);
            while (
                (from < before.Length || at < after.Length)
                && !(from < before.Length && at < after.Length && before[from] == after[at])
            )
            {
                if (
                    at == after.Length
                    || (from < before.Length && common[from + 1, at] >= common[from, at + 1])
                )
                {
                    from++;
                }
                else
                {
                    at++;
                }
            }

            if (from > oldFrom || at > oldAt)
            {
                changes.Add((oldFrom, from - oldFrom, oldAt, at - oldAt));
            }
            else
            {
                from++;
                at++;
            }
        }

        return changes;
    }

    // Lengths of the longest common subsequences of what follows.
    private static int[,] Table(ReadOnlySpan<string> before, ReadOnlySpan<string> after)
    {
        var common = new int[before.Length + 1, after.Length + 1];
        for (var from = before.Length - 1; from >= 0; from--)
        {
            for (var at = after.Length - 1; at >= 0; at--)
            {
                common[from, at] =
                    before[from] == after[at]
                        ? common[from + 1, at + 1] + 1
                        : Math.Max(common[from + 1, at], common[from, at + 1]);
            }
        }

        return common;
    }
}
