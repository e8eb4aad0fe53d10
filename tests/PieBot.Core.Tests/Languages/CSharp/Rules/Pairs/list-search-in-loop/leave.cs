namespace Leave.ListSearchInLoop;

public sealed class Basket
{
    private readonly List<int> _seen = [];

    public List<int> Distinct(List<int> numbers)
    {
        foreach (var number in numbers)
        {
            if (!_seen.Contains(number))
            {
                _seen.Add(number);
            }
        }

        return _seen;
    }

    public int Alias(List<int> numbers)
    {
        var other = numbers;
        var count = 0;
        for (var i = 0; i < 9; i++)
        {
            count += numbers.Contains(i) ? 1 : 0;
            other.Add(i);
        }

        return count;
    }

    public int Field(List<int> numbers, List<int> known)
    {
        var count = 0;
        foreach (var number in numbers)
        {
            count += known.Contains(number) ? 1 : 0;
            _seen.Add(number);
        }

        return count;
    }

    public int Unseen(List<int> numbers, List<int> known, Action<int> tell)
    {
        var count = 0;
        foreach (var number in numbers)
        {
            count += known.Contains(number) ? 1 : 0;
            tell(number);
        }

        return count;
    }

    // NaN is in no list by ==, and in a set.
    public int Floating(List<double> numbers, List<double> known) =>
        numbers.Count(number => known.Any(one => one == number));

    public int Own(List<Version> numbers, List<Version> known)
    {
        var count = 0;
        foreach (var number in numbers)
        {
            count += known.Contains(number) ? 1 : 0;
        }

        return count;
    }

    // It may be a set with another comparer already.
    public int Behind(List<string> words, ICollection<string> known)
    {
        var count = 0;
        foreach (var word in words)
        {
            count += known.Contains(word) ? 1 : 0;
        }

        return count;
    }

    public int Compared(List<string> words, List<string> known)
    {
        var count = 0;
        foreach (var word in words)
        {
            count += known.Contains(word, StringComparer.OrdinalIgnoreCase) ? 1 : 0;
        }

        return count;
    }

    public int Few(List<string> words)
    {
        var known = new[] { "a", "b" };
        var count = 0;
        foreach (var word in words)
        {
            count += known.Contains(word) ? 1 : 0;
        }

        return count;
    }

    private static readonly string[] Codes = ["aac", "ac3", "alac", "dca", "dts", "eac3", "flac", "mp2", "mp3"];

    public List<string> OfConstants(List<string> words)
    {
        return words.Where(word => Codes.Contains(word)).ToList();
    }

    public int Null(List<string> words, List<string>? known)
    {
        var count = 0;
        foreach (var word in words)
        {
            count += known is not null && known.Contains(word) ? 1 : 0;
        }

        return count;
    }

    public IEnumerable<int> Yielded(List<int> numbers, List<int> known)
    {
        foreach (var number in numbers)
        {
            if (known.Contains(number))
            {
                yield return number;
            }
        }
    }

    public IEnumerable<int> Lazy(List<int> numbers, List<int> known) =>
        numbers.Where(number => known.Contains(number));

    public int OfEach(List<List<int>> lists) => lists.Count(list => list.Contains(lists.Count));

    public int Once(List<int> numbers, List<int> known) => known.Contains(3) ? numbers.Count : 0;

    public int Remade(List<int> numbers, List<int> known)
    {
        var count = 0;
        foreach (var number in numbers)
        {
            count += known.Contains(number) ? 1 : 0;
            known = numbers;
        }

        return count;
    }

    public int Position(List<int> numbers, List<int> known)
    {
        var sum = 0;
        foreach (var number in numbers)
        {
            sum += known.IndexOf(number);
        }

        return sum;
    }
}

public sealed class Sharing
{
    private readonly Lock _gate = new();
    private readonly List<int> _ids = [];
    private volatile List<int> _volatile = [];

    public int Locked(List<int> numbers)
    {
        var n = 0;
        foreach (var x in numbers)
        {
            lock (_gate)
            {
                if (_ids.Contains(x))
                {
                    n++;
                }
            }
        }

        return n;
    }

    public int LockedBelow(List<int> numbers)
    {
        var n = 0;
        foreach (var x in numbers)
        {
            n += _ids.Contains(x) ? Next() : 0;
        }

        return n;
    }

    public int Volatile(List<int> numbers)
    {
        var n = 0;
        foreach (var x in numbers)
        {
            n += _volatile.Contains(x) ? 1 : 0;
        }

        return n;
    }

    public static int Waits(List<int> ids, List<int> done)
    {
        var n = 0;
        foreach (var id in ids)
        {
            while (!done.Contains(id))
                Thread.Sleep(1);
            n += id;
        }

        return n;
    }

    public static int Spins(List<int> ids, List<int> done)
    {
        var n = 0;
        foreach (var id in ids)
        {
            while (!done.Contains(id))
            {
            }

            n += id;
        }

        return n;
    }

    public static int Yields(List<int> ids, List<int> done)
    {
        var n = 0;
        foreach (var id in ids)
        {
            for (; ; )
            {
                if (done.Contains(id))
                    break;
                Thread.Yield();
            }

            n += id;
        }

        return n;
    }

    public static int Breaks(int id, List<int> done)
    {
        var rounds = 0;
        while (true)
        {
            if (done.Contains(id))
            {
                return rounds;
            }

            rounds++;
        }
    }

    public static int Delays(List<int> ids, List<int> done)
    {
        var n = 0;
        foreach (var id in ids)
        {
            n += done.Contains(id) ? 1 : 0;
            Task.Delay(1).Wait();
        }

        return n;
    }

    public static int Fresh(IEnumerable<int> items, List<int> seen)
    {
        var n = 0;
        foreach (var x in items)
        {
            if (!seen.Contains(x))
            {
                n++;
            }
        }

        return n;
    }

    public static int Queried(IEnumerable<int> items, List<int> seen) =>
        items.Where(x => x > 3).Count(x => seen.Contains(x));

    public static int Counted(IEnumerable<int> items, List<int> seen) =>
        items.Count(x => seen.Contains(x));

    public static int CountedBelow(IEnumerable<int> items, List<int> seen)
    {
        var n = items.Count(x => seen.Contains(x));
        return n;
    }

    public static int Joined(IEnumerable<int> items, List<int> numbers, List<int> seen)
    {
        var n = 0;
        foreach (var x in numbers)
        {
            n += seen.Contains(x) ? string.Join(' ', items).Length : 0;
        }

        return n;
    }

    public static int Recorded(List<int> numbers)
    {
        var seen = new List<int>();
        var items = numbers.Select(x =>
        {
            seen.Add(x + 1);
            return x;
        });
        var n = 0;
        foreach (var x in items)
        {
            n += seen.Contains(x) ? 1 : 0;
        }

        return n;
    }

    public static int Conditional(List<int> numbers, List<int> known)
    {
        var n = 0;
        foreach (var x in numbers)
        {
#if DEBUG
            known.Add(x);
#endif
            n += known.Contains(x) ? 1 : 0;
        }

        return n;
    }

    private int Next()
    {
        lock (_gate)
        {
            return 1;
        }
    }
}
