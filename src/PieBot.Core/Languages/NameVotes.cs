namespace PieBot.Core.Languages;

/// <summary>Aligns the tokens of two versions of a member, names of interest folded, and counts which name stands where which other stood.</summary>
internal static class NameVotes
{
    // Beyond this a member is too long for a table; it is too long for a reviewer as well.
    private const long MostCells = 16_000_000;

    /// <summary>What stands in place of a name of interest.</summary>
    public const string Fold = "<local>";

    /// <param name="old">Tokens of the head, names of interest folded, each with its text.</param>
    public static IReadOnlyList<(string Name, string Was, int Votes)> Count(
        List<(string Folded, string Text)> old,
        List<(string Folded, string Text)> now
    )
    {
        // Most of an edited member is as it was: only what lies between equal ends needs a table.
        var most = Math.Min(old.Count, now.Count);
        var start = 0;
        while (start < most && old[start].Folded == now[start].Folded)
        {
            start++;
        }

        var end = 0;
        while (end < most - start && old[^(end + 1)].Folded == now[^(end + 1)].Folded)
        {
            end++;
        }

        var equal = old.Take(start)
            .Zip(now.Take(start))
            .Concat(old.TakeLast(end).Zip(now.TakeLast(end)))
            .Where(pair => pair.First.Folded == Fold)
            .Select(pair => (Name: pair.Second.Text, Was: pair.First.Text));
        return equal
            .Concat(Between(old[start..^end], now[start..^end]))
            .CountBy(pair => pair)
            .Select(pair => (pair.Key.Name, pair.Key.Was, pair.Value))
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Name, StringComparer.Ordinal)
            .ThenBy(pair => pair.Was, StringComparer.Ordinal)
            .ToList();
    }

    private static IEnumerable<(string Name, string Was)> Between(
        List<(string Folded, string Text)> old,
        List<(string Folded, string Text)> now
    )
    {
        if ((long)old.Count * now.Count > MostCells)
        {
            return [];
        }

        var common = new int[old.Count + 1, now.Count + 1];
        for (var from = old.Count - 1; from >= 0; from--)
        {
            for (var at = now.Count - 1; at >= 0; at--)
            {
                common[from, at] =
                    old[from].Folded == now[at].Folded
                        ? common[from + 1, at + 1] + 1
                        : Math.Max(common[from + 1, at], common[from, at + 1]);
            }
        }

        return Walk(old, now, common);
    }

    private static IEnumerable<(string Name, string Was)> Walk(
        List<(string Folded, string Text)> old,
        List<(string Folded, string Text)> now,
        int[,] common
    )
    {
        var (from, at) = (0, 0);
        while (from < old.Count && at < now.Count)
        {
            if (old[from].Folded == now[at].Folded)
            {
                if (old[from].Folded == Fold)
                {
                    yield return (now[at].Text, old[from].Text);
                }

                from++;
                at++;
            }
            else if (common[from + 1, at] >= common[from, at + 1])
            {
                from++;
            }
            else
            {
                at++;
            }
        }
    }

    /// <summary>For each new name the old one it stands for.</summary>
    /// <param name="votes">Most first.</param>
    /// <param name="taken">Names that the edited member uses: none of them is given to another.</param>
    public static IReadOnlyDictionary<string, string> Pairs(
        IReadOnlyList<(string Name, string Was, int Votes)> votes,
        IReadOnlySet<string> taken,
        Func<string, bool> canBeRenamed
    )
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        var used = new HashSet<string>(taken, StringComparer.Ordinal);
        foreach (var (name, was, _) in votes)
        {
            if (!pairs.ContainsKey(name) && !used.Contains(was) && canBeRenamed(name))
            {
                pairs.Add(name, was);
                used.Add(was);
            }
        }

        return pairs;
    }
}
