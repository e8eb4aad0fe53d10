using PieBot.Changes;

namespace PieBot.Tool.GitHub.Reviews;

/// <summary>Edits as a unified diff without context lines.</summary>
internal static class Patch
{
    /// <returns>Lines; <c>git apply --unidiff-zero</c> takes them.</returns>
    public static IReadOnlyList<string> Of(IReadOnlyList<Edit> edits)
    {
        var lines = new List<string>();
        foreach (var file in edits.GroupBy(edit => edit.Path, StringComparer.Ordinal))
        {
            lines.Add($"--- a/{file.Key}");
            lines.Add($"+++ b/{file.Key}");
            var moved = 0;
            foreach (var edit in file.OrderBy(edit => edit.Lines.Start))
            {
                if (Core.Of(edit) is not { } core)
                {
                    continue;
                }

                var added = core.Replacement.Count;
                lines.Add(
                    $"@@ -{Range(core.Lines.Start, core.Lines.Count)} +{Range(core.Lines.Start + moved, added)} @@"
                );
                lines.AddRange(
                    edit.Original.Split('\n')
                        .Skip(core.Lines.Start - edit.Lines.Start)
                        .Take(core.Lines.Count)
                        .Select(line => "-" + line)
                );
                lines.AddRange(core.Replacement.Select(line => "+" + line));
                moved += added - core.Lines.Count;
            }
        }

        return lines;
    }

    // An empty side is named by the line before it.
    private static string Range(int start, int count) =>
        count == 1 ? $"{start}" : $"{(count == 0 ? start - 1 : start)},{count}";
}
