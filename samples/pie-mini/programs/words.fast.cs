var n = int.Parse(Console.ReadLine()!);
var words = Console.ReadLine()!.Split(' ');
var counts = new Dictionary<string, int>();
foreach (var word in words)
{
    counts[word] = counts.GetValueOrDefault(word) + 1;
}

var (best, most) = ("", 0);
foreach (var (word, count) in counts)
{
    if (count > most || (count == most && string.CompareOrdinal(word, best) < 0))
    {
        (best, most) = (word, count);
    }
}

Console.WriteLine($"{best} {most}");
