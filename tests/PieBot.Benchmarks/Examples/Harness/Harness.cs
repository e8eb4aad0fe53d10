// The program around all C# pairs: runs one of them, both sides in turns, and prints what each turn took, in CPU time of the
// process (others use the machine too), or in wall time where waiting is what is saved.
public static class Harness
{
    private const int Rounds = 40;
    private static bool _wall;

    public static int Main(string[] args)
    {
        var (slow, fast) = Pairs.All[args[0]];
        _wall = args[1] == "wall";
        if (Show(slow()) != Show(fast()))
        {
            Console.WriteLine("different");
            return 1;
        }

        var warm = System.Diagnostics.Stopwatch.StartNew();
        while (warm.ElapsedMilliseconds < 400)
        {
            slow();
            fast();
        }

        var calls = 1;
        while (Turn(slow, calls) < 2e6)
        {
            calls *= 2;
        }

        var times = (Slow: new List<double>(), Fast: new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            if (round % 2 == 0)
            {
                times.Slow.Add(Turn(slow, calls) / calls);
                times.Fast.Add(Turn(fast, calls) / calls);
            }
            else
            {
                times.Fast.Add(Turn(fast, calls) / calls);
                times.Slow.Add(Turn(slow, calls) / calls);
            }
        }

        Console.WriteLine(string.Join(' ', times.Slow.Select(Plain)));
        Console.WriteLine(string.Join(' ', times.Fast.Select(Plain)));
        return 0;
    }

    private static double Turn(Func<object> side, int calls)
    {
        var start = Now();
        for (var call = 0; call < calls; call++)
        {
            side();
        }

        return Now() - start;
    }

    private static long Now()
    {
        // CLOCK_MONOTONIC and CLOCK_PROCESS_CPUTIME_ID of Linux.
        _ = clock_gettime(_wall ? 1 : 2, out var time);
        return (time.Seconds * 1_000_000_000) + time.Nanoseconds;
    }

    [System.Runtime.InteropServices.DllImport("libc")]
    private static extern int clock_gettime(int clock, out Time time);

    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }

    private static string Plain(double value) => value.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture);

    private static string Show(object value) =>
        value switch
        {
            string text => text,
            System.Collections.IEnumerable all => $"[{string.Join("; ", all.Cast<object>().Select(Show))}]",
            IFormattable one => one.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
            _ => value.ToString()!,
        };
}
