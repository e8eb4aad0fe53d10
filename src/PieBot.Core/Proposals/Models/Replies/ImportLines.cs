using PieBot.Core.Changes;
using PieBot.Core.Proposals.Guard;

namespace PieBot.Core.Proposals.Models.Replies;

/// <summary>Adds the imports that an edit needs to the top of its file.</summary>
internal static class ImportLines
{
    private const int Most = 8;

    /// <summary>Null when nothing is to be added; a fault when what is asked for is no plain import.</summary>
    /// <param name="lines">Of the file.</param>
    public static (Edit? Edit, string? Fault) Of(
        EditedFile file,
        string path,
        IReadOnlyList<string> lines,
        IReadOnlyList<string> asked
    )
    {
        var wanted = asked
            .Select(one => one.Trim().TrimEnd(';').Trim())
            .Where(one => one.Length > 0)
            .Select(file.Language.ImportLine)
            .Distinct()
            .ToList();
        if (wanted.Count > Most || wanted.Contains(null))
        {
            return (null, "an import it asks for is not a plain one");
        }

        wanted.RemoveAll(one =>
            file.Head.Imports.Contains(one) || lines.Any(line => line.Trim() == one)
        );
        if (wanted.Count == 0)
        {
            return (null, null);
        }

        // Before what stands there now, which is repeated: a place without lines can be told from no other.
        var at = file.Language.ImportPlace(file.Text);
        var original = at <= lines.Count ? lines[at - 1] : "";
        return (new(path, new(at, at), original, string.Join('\n', wanted.Append(original))), null);
    }
}
