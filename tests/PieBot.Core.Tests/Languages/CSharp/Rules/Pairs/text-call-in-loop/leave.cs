namespace Leave.TextCallInLoop;

public static class Near
{
    public static int Changing(List<string> lines, string wanted)
    {
        var hits = 0;
        foreach (var line in lines)
        {
            hits += line.StartsWith(wanted.ToUpperInvariant(), StringComparison.Ordinal) ? 1 : 0;
            wanted = line;
        }

        return hits;
    }

    public static int Null(List<string> lines, string? wanted)
    {
        return lines.Count(line => wanted is not null && line == wanted.ToUpperInvariant());
    }

    public static int Seldom(List<string> lines, string wanted)
    {
        var count = 0;
        foreach (var line in lines)
        {
            count += line.Length == 3 && line == wanted.ToUpperInvariant() ? 1 : 0;
            if (line.Length == 4)
            {
                count += wanted.Trim().Length;
            }
        }

        return count;
    }

    public static IEnumerable<string> Lazy(List<string> lines, string wanted)
    {
        return lines.Where(line => line == wanted.ToUpperInvariant());
    }

    public static int OfEach(List<string> lines)
    {
        return lines.Count(line => line.ToUpperInvariant() == "A");
    }

    public static int Once(List<string> lines, string wanted)
    {
        var count = 0;
        foreach (var part in wanted.ToLowerInvariant().Split(' '))
        {
            count += part.Length;
        }

        return count + lines.Count;
    }

    public static int Written(List<string> lines, string wanted)
    {
        Action change = () => wanted = "b";
        var count = 0;
        foreach (var line in lines)
        {
            count += wanted.ToLowerInvariant() == line ? 1 : 0;
            change();
        }

        return count;
    }
}

public sealed class Sharing
{
    private string _state = "";

    public int Waits()
    {
        var rounds = 0;
        while (_state.Trim() != "done")
        {
            rounds++;
        }

        return rounds;
    }

    public int Locked(List<string> lines)
    {
        var hits = 0;
        foreach (var line in lines)
        {
            lock (lines)
            {
                hits += line == _state.Trim() ? 1 : 0;
            }
        }

        return hits;
    }

    public void Change(string state) => _state = state;

    public static int Cultures(List<string> names, string text)
    {
        var hits = 0;
        foreach (var name in names)
        {
            System.Globalization.CultureInfo.CurrentCulture = new(name);
            hits += text.ToUpper() == name ? 1 : 0;
        }

        return hits;
    }
}
