using System.Text.Json;
using System.Text.RegularExpressions;
using PieBot.Core.Proposals.Examples;

namespace PieBot.Benchmarks.Examples;

/// <summary>
/// How well pairs are chosen: each pair is held out in turn, its slow side is the question, and the answer counts when it
/// makes the same kind of change; beside it stands what a choice at random would do.
/// </summary>
internal static partial class ExampleChoice
{
    private const int Shown = 3;

    /// <param name="pairs">PIE's Python pairs as JSON lines; null: the bank alone.</param>
    public static void Run(string? pairs)
    {
        Console.WriteLine(
            "pairs                questions  nearest  at random  one of 3  at random"
        );
        var kinds = ExampleBank.Entries.ToDictionary(
            entry => (entry.Language, entry.Id),
            entry => (IReadOnlySet<string>)new HashSet<string> { entry.Kind }
        );
        var bank = ExampleBank
            .All.Select(example => new Held(
                example,
                example.Id + example.Language,
                kinds[(example.Language, example.Id)]
            ))
            .ToList();
        foreach (var language in (string[])["csharp", "python", "cpp"])
        {
            Print(
                $"bank, {language}",
                bank.Where(one => one.Example.Language == language).ToList()
            );
        }

        Print("bank, all", bank);
        if (pairs is not null)
        {
            Print("PIE test, Python", Pie(pairs).Where(one => one.Kinds.Count > 0).ToList());
        }
    }

    private static void Print(string name, IReadOnlyList<Held> pairs)
    {
        var index = new ExampleIndex(pairs.Select(pair => pair.Example).ToList());
        var byId = pairs.ToDictionary(pair => pair.Example);
        var (one, oneRandom, any, anyRandom) = (0.0, 0.0, 0.0, 0.0);
        var shown = new List<(double Nearness, bool Same)>();
        foreach (var pair in pairs)
        {
            // Of the same problem is as good as the pair itself: it is held out with it.
            var near = index
                .Nearest(pair.Example.Slow, Shown + pairs.Count(other => other.Group == pair.Group))
                .Select(example => byId[example])
                .Where(other => other.Group != pair.Group)
                .Take(Shown)
                .Select(other =>
                    (
                        Nearness: index.Nearness(pair.Example.Slow, other.Example),
                        Same: other.Kinds.Overlaps(pair.Kinds)
                    )
                )
                .ToList();
            shown.AddRange(near);
            var others = pairs.Where(other => other.Group != pair.Group).ToList();
            var share =
                others.Count(other => other.Kinds.Overlaps(pair.Kinds)) / (double)others.Count;
            one += near[0].Same ? 1 : 0;
            any += near.Exists(other => other.Same) ? 1 : 0;
            oneRandom += share;
            anyRandom += 1 - Math.Pow(1 - share, Shown);
        }

        Console.WriteLine(
            $"{name, -20} {pairs.Count, 9} {one / pairs.Count, 8:P0} {oneRandom / pairs.Count, 10:P0} {any / pairs.Count, 9:P0} {anyRandom / pairs.Count, 10:P0}"
        );
        foreach (var least in (double[])[0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4])
        {
            var kept = shown.Where(other => other.Nearness >= least).ToList();
            Console.WriteLine(
                $"  nearness {least:0.00} and more: {kept.Count, 4} of {shown.Count} shown, {(kept.Count == 0 ? 0 : kept.Count(other => other.Same) / (double)kept.Count):P0} of the same kind"
            );
        }
    }

    // What the faster program has and the slower has not tells the kind; a pair may have several, or none that is known.
    private static IEnumerable<Held> Pie(string file)
    {
        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            using var json = JsonDocument.Parse(line);
            var slow = json.RootElement.GetProperty("input").GetString()!;
            var fast = json.RootElement.GetProperty("target").GetString()!;
            yield return new(
                new(
                    $"pie-{number++}",
                    "python",
                    "",
                    slow,
                    fast,
                    "",
                    // One effect for all: here the likeness of the code is asked for.
                    2,
                    "pie"
                ),
                json.RootElement.GetProperty("problem_id").GetString()!,
                Kinds()
                    .Where(kind =>
                        kind.Mark.IsMatch(fast) && !kind.Mark.IsMatch(slow)
                        || kind.Name == "fewer loops" && Loops().Count(fast) < Loops().Count(slow)
                    )
                    .Select(kind => kind.Name)
                    .ToHashSet()
            );
        }
    }

    private static (string Name, Regex Mark)[] Kinds() =>
        [
            ("input at once", Input()),
            ("set or dictionary", Hashed()),
            ("cache", Cached()),
            ("bisect or heap", Halved()),
            ("deque", Deque()),
            ("running sums", Sums()),
            ("numpy", Numpy()),
            ("number theory", Numbers()),
            ("fewer loops", Never()),
        ];

    private sealed record Held(Example Example, string Group, IReadOnlySet<string> Kinds);

    [GeneratedRegex(@"sys\.stdin|\.readlines\(|buffer\.read|open\(0\)")]
    private static partial Regex Input();

    [GeneratedRegex(@"\bset\(|\bdict\(|Counter\(|defaultdict\(|=\s*\{\}|frozenset\(")]
    private static partial Regex Hashed();

    [GeneratedRegex(@"lru_cache|\bmemo\b|\bcache\b|\bdp\b")]
    private static partial Regex Cached();

    [GeneratedRegex(@"\bbisect|heapq|heappush")]
    private static partial Regex Halved();

    [GeneratedRegex(@"\bdeque\b")]
    private static partial Regex Deque();

    [GeneratedRegex(@"accumulate|cumsum|prefix")]
    private static partial Regex Sums();

    [GeneratedRegex(@"\bnumpy\b|\bnp\.")]
    private static partial Regex Numpy();

    [GeneratedRegex(@"\bgcd\(|\bpow\([^,]+,[^,]+,|\bfactorial\(|\bsqrt\(|\*\*\s*0?\.5")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"^\s*(for|while)\b", RegexOptions.Multiline)]
    private static partial Regex Loops();

    [GeneratedRegex(@"(?!)")]
    private static partial Regex Never();
}
