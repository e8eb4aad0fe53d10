using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PieBot.Core.Changes;

/// <summary>One file of a diff.</summary>
/// <param name="Path">At the head; null when it is deleted.</param>
/// <param name="BasePath">At the base; null when it is added.</param>
internal sealed record FileDiff(
    string? Path,
    string? BasePath,
    bool Binary,
    IReadOnlyList<Hunk> Hunks
);

/// <summary>Reads what <c>git diff --unified=0</c> prints: paths and hunk headers; the lines themselves are read from the blobs.</summary>
internal static partial class UnifiedDiff
{
    public static IReadOnlyList<FileDiff> Parse(string diff)
    {
        var files = new List<FileDiff>();
        FileHead? head = null;
        var skip = 0;
        foreach (var line in diff.Split('\n'))
        {
            // Changed lines may look like headers: the counts of the hunk say how many there are.
            if (skip > 0 && line.Length > 0 && line[0] is '+' or '-')
            {
                skip--;
                continue;
            }

            if (line.StartsWith("diff --git ", StringComparison.Ordinal))
            {
                Close(files, head);
                head = new();
            }
            else if (head is not null)
            {
                skip = head.Take(line) ?? skip;
            }
        }

        Close(files, head);
        return files;
    }

    private static void Close(List<FileDiff> files, FileHead? head)
    {
        if (head is not null)
        {
            files.Add(new(head.Path, head.BasePath, head.Binary, head.Hunks));
        }
    }

    // git quotes paths with control characters or quotes, even with core.quotepath=off.
    private static string Unquote(string path)
    {
        if (path is not ['"', .., '"'])
        {
            return path.TrimEnd('\t');
        }

        var bytes = new List<byte>();
        for (var at = 1; at < path.Length - 1; at++)
        {
            if (path[at] != '\\')
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(path[at].ToString()));
                continue;
            }

            at++;
            if (char.IsAsciiDigit(path[at]))
            {
                bytes.Add(Convert.ToByte(path.Substring(at, 3), 8));
                at += 2;
            }
            else
            {
                bytes.Add(
                    path[at] switch
                    {
                        'n' => (byte)'\n',
                        't' => (byte)'\t',
                        'r' => (byte)'\r',
                        var other => (byte)other,
                    }
                );
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    [GeneratedRegex(
        @"^@@ -(?<from>\d+)(,(?<fromCount>\d+))? \+(?<to>\d+)(,(?<toCount>\d+))? @@",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex HunkHeader();

    private sealed class FileHead
    {
        public string? Path { get; private set; }

        public string? BasePath { get; private set; }

        public bool Binary { get; private set; }

        public List<Hunk> Hunks { get; } = [];

        /// <summary>Takes a header line; for a hunk's, says how many changed lines follow.</summary>
        public int? Take(string line)
        {
            if (HunkHeader().Match(line) is { Success: true } match)
            {
                var from = Range(match, "from");
                var to = Range(match, "to");
                Hunks.Add(new(from, to));
                return from.Count + to.Count;
            }

            if (After(line, "rename from ") is { } old)
            {
                BasePath = Unquote(old);
            }
            else if (After(line, "rename to ") is { } renamed)
            {
                Path = Unquote(renamed);
            }
            else if (After(line, "--- ") is { } minus)
            {
                BasePath = minus == "/dev/null" ? null : Unquote(minus)[2..];
            }
            else if (After(line, "+++ ") is { } plus)
            {
                Path = plus == "/dev/null" ? null : Unquote(plus)[2..];
            }
            else if (After(line, "Binary files ") is { } binary)
            {
                Binary = true;
                var end = binary.LastIndexOf(" and b/", StringComparison.Ordinal);
                Path ??=
                    end < 0
                        ? null
                        : binary[(end + 7)..].Replace(" differ", "", StringComparison.Ordinal);
            }

            return null;
        }

        // git counts an empty side from the line before it; here an empty range names the line it stands before.
        private static LineRange Range(Match match, string name)
        {
            var start = int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture);
            var count = match.Groups[name + "Count"] is { Success: true } group
                ? int.Parse(group.Value, CultureInfo.InvariantCulture)
                : 1;
            return count == 0 ? new(start + 1, start) : new(start, start + count - 1);
        }

        private static string? After(string line, string start) =>
            line.StartsWith(start, StringComparison.Ordinal) ? line[start.Length..] : null;
    }
}
