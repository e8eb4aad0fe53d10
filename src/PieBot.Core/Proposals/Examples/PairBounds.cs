using PieBot.Proposals.Guard;

namespace PieBot.Proposals.Examples;

/// <summary>Holds a pair to the bounds of an edit, so that a model is not shown what the guard would refuse.</summary>
internal static class PairBounds
{
    /// <summary>Why the pair is too large a change; null when it is one that could be proposed.</summary>
    public static string? Check(Example example)
    {
        var slow = example.Slow.Split('\n');
        var fast = example.Fast.Split('\n');
        var kept = Kept(slow, fast);
        return EditGuard.Size(
            slow.Length,
            slow.Length - kept,
            Math.Max(slow.Length, fast.Length) - kept
        );
    }

    // The longest common subsequence of lines.
    private static int Kept(string[] one, string[] other)
    {
        var row = new int[other.Length + 1];
        foreach (var line in one)
        {
            var diagonal = 0;
            for (var at = 1; at <= other.Length; at++)
            {
                var above = row[at];
                row[at] = line == other[at - 1] ? diagonal + 1 : Math.Max(row[at], row[at - 1]);
                diagonal = above;
            }
        }

        return row[other.Length];
    }
}
