using System.Text;
using DiffPlex;
using DiffPlex.Chunkers;
using PieBot.Core.Changes;
using DiffBlock = DiffPlex.Model.DiffBlock;

namespace PieBot.Tool.GitHub.Reviews;

/// <summary>A unified diff with three lines of context, as <c>git apply</c> takes it.</summary>
internal static class Patch
{
    private const int Context = 3;

    /// <summary>
    /// The diff from the head to the candidate, made of the two texts so that it cannot say anything else. Without context, and
    /// without marks of a missing last newline, <c>git apply</c> changes other lines and says nothing.
    /// </summary>
    /// <param name="head">A path's file at the head; null when it is not known.</param>
    /// <returns>Null where a copied diff would not be right to the byte: <c>piebot apply</c> is.</returns>
    public static IReadOnlyList<string>? Of(IReadOnlyList<Edit> edits, Func<string, HeadFile?> head)
    {
        var lines = new List<string>();
        foreach (var group in edits.GroupBy(edit => edit.Path, StringComparer.Ordinal))
        {
            if (
                head(group.Key) is not { UnfitForDiff: null } file
                || file.Source.Apply(group) is not { } bytes
                || HeadFile.Parse(bytes) is not { UnfitForDiff: null } candidate
            )
            {
                return null;
            }

            lines.AddRange(Of(group.Key, file.Text, candidate.Text));
        }

        // A page does not show these, and what it does not show is not copied.
        return
            lines.Count == 0
            || lines.Exists(line => line.Any(one => char.IsControl(one) && one != '\t'))
            ? null
            : lines;
    }

    /// <summary>The same changes for reading only: where the file is not known, or a copy would not be right. No tool takes it for a diff.</summary>
    public static IReadOnlyList<string> Sketch(IReadOnlyList<Edit> edits)
    {
        var lines = new List<string>();
        foreach (var hunk in EditHunks.Of(edits))
        {
            lines.Add(
                $"@@ {string.Concat(hunk.Path.Where(one => !char.IsControl(one)))} line {Math.Max(1, hunk.Lines.Start)} @@"
            );
            lines.AddRange(
                hunk.Lines.IsEmpty ? [] : hunk.Original.Split('\n').Select(line => "-" + line)
            );
            lines.AddRange(hunk.Replacement?.Split('\n').Select(line => "+" + line) ?? []);
        }

        return lines;
    }

    private static IEnumerable<string> Of(string path, string head, string candidate)
    {
        var diff = Differ.Instance.CreateDiffs(
            head,
            candidate,
            ignoreWhiteSpace: false,
            ignoreCase: false,
            LineEndingsPreservingChunker.Instance
        );
        if (diff.DiffBlocks.Count == 0)
        {
            yield break;
        }

        yield return $"diff --git {Quoted("a/" + path)} {Quoted("b/" + path)}";
        yield return $"--- {Named("a/" + path)}";
        yield return $"+++ {Named("b/" + path)}";
        foreach (var hunk in Hunks(diff.DiffBlocks))
        {
            foreach (var line in Lines(hunk, diff.PiecesOld, diff.PiecesNew))
            {
                yield return line;
            }
        }
    }

    // Changes whose context would meet are one hunk.
    private static List<List<DiffBlock>> Hunks(IList<DiffBlock> blocks)
    {
        var hunks = new List<List<DiffBlock>>();
        var end = 0;
        foreach (var block in blocks)
        {
            if (hunks.Count > 0 && block.DeleteStartA - end <= 2 * Context)
            {
                hunks[^1].Add(block);
            }
            else
            {
                hunks.Add([block]);
            }

            end = block.DeleteStartA + block.DeleteCountA;
        }

        return hunks;
    }

    private static IEnumerable<string> Lines(
        List<DiffBlock> hunk,
        IReadOnlyList<string> head,
        IReadOnlyList<string> candidate
    )
    {
        var (first, last) = (hunk[0], hunk[^1]);
        var above = Math.Min(Context, first.DeleteStartA);
        var end = Math.Min(head.Count, last.DeleteStartA + last.DeleteCountA + Context);
        var start = first.DeleteStartA - above;
        var (left, right) = (
            end - start,
            end - start + hunk.Sum(block => block.InsertCountB - block.DeleteCountA)
        );
        yield return $"@@ -{Range(start, left)} +{Range(first.InsertStartB - above, right)} @@";
        var at = start;
        foreach (var block in hunk)
        {
            foreach (var line in Side(' ', head, at, block.DeleteStartA))
            {
                yield return line;
            }

            at = block.DeleteStartA + block.DeleteCountA;
            foreach (
                var line in Side('-', head, block.DeleteStartA, at)
                    .Concat(
                        Side(
                            '+',
                            candidate,
                            block.InsertStartB,
                            block.InsertStartB + block.InsertCountB
                        )
                    )
            )
            {
                yield return line;
            }
        }

        foreach (var line in Side(' ', head, at, end))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> Side(
        char mark,
        IReadOnlyList<string> lines,
        int from,
        int to
    )
    {
        for (var line = from; line < to; line++)
        {
            yield return mark + lines[line].TrimEnd('\n');
            if (!lines[line].EndsWith('\n'))
            {
                yield return @"\ No newline at end of file";
            }
        }
    }

    // An empty side is named by the line before it.
    private static string Range(int start, int count) =>
        count == 1 ? $"{start + 1}" : $"{(count == 0 ? start : start + 1)},{count}";

    // git ends a name with blanks by a tab.
    private static string Named(string path) =>
        Quoted(path) is var name && name[0] != '"' && name.Contains(' ', StringComparison.Ordinal)
            ? name + "\t"
            : name;

    // As git writes names that would not be read back otherwise: https://git-scm.com/docs/git-config#Documentation/git-config.txt-corequotePath
    private static string Quoted(string path)
    {
        if (!path.Any(one => char.IsControl(one) || one is '"' or '\\'))
        {
            return path;
        }

        var quoted = new StringBuilder("\"");
        foreach (var one in path)
        {
            quoted.Append(
                one is '"' or '\\' ? $"\\{one}"
                : char.IsControl(one)
                    ? string.Concat(
                        Encoding
                            .UTF8.GetBytes(one.ToString())
                            .Select(value => "\\" + Convert.ToString(value, 8).PadLeft(3, '0'))
                    )
                : one.ToString()
            );
        }

        return quoted.Append('"').ToString();
    }
}
