namespace PieBot.Core.Runs;

/// <summary>
/// What the names of one verification's files have in common, where several share a folder: <c>-3</c> of
/// <c>verdicts-3.jsonl</c> and <c>run-3.json</c>; empty where there is only one.
/// </summary>
internal static class PartNames
{
    /// <param name="verdicts">The name of the verdicts' file.</param>
    public static string Of(string verdicts) =>
        verdicts.StartsWith("verdicts", StringComparison.Ordinal)
        && verdicts.EndsWith(".jsonl", StringComparison.Ordinal)
            ? verdicts["verdicts".Length..^".jsonl".Length]
            : "";

    /// <summary>Those of a folder's files, in order.</summary>
    public static IEnumerable<string> In(string folder) =>
        Directory
            .EnumerateFiles(folder)
            .Select(Path.GetFileName)
            .Select(name =>
                name!.StartsWith("verdicts", StringComparison.Ordinal)
                && name.EndsWith(".jsonl", StringComparison.Ordinal)
                    ? Of(name)
                : name.StartsWith("run", StringComparison.Ordinal)
                && name.EndsWith(".json", StringComparison.Ordinal)
                    ? name[3..^5]
                : null
            )
            .OfType<string>()
            // Folders of artifacts come from elsewhere, and these names are shown.
            .Where(part =>
                part.Length == 0
                || (
                    part[0] == '-'
                    && part.Length <= 40
                    && part.All(one => one == '-' || char.IsAsciiLetterOrDigit(one))
                )
            )
            .Distinct(StringComparer.Ordinal)
            .OrderBy(part => part.Length)
            .ThenBy(part => part, StringComparer.Ordinal);
}
