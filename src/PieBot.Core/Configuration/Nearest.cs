namespace PieBot.Core.Configuration;

/// <summary>Finds the known word that was probably meant.</summary>
internal static class Nearest
{
    /// <summary>Null when none is near.</summary>
    public static string? Of(string word, IEnumerable<string> known) =>
        known
            .Select(one => (Word: one, Distance: Distance(word, one)))
            .Where(one => one.Distance <= Math.Max(2, one.Word.Length / 3))
            .OrderBy(one => one.Distance)
            .Select(one => one.Word)
            .FirstOrDefault();

    // Levenshtein's, row by row.
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var replaced =
                    diagonal
                    + (
                        char.ToLowerInvariant(one[i - 1]) == char.ToLowerInvariant(other[j - 1])
                            ? 0
                            : 1
                    );
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
