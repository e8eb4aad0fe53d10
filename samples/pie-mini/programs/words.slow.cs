var n = int.Parse(Console.ReadLine()!);
var words = Console.ReadLine()!.Split(' ');
var (best, most) = ("", 0);
foreach (var word in words)
{
    var count = words.Count(other => other == word);
    if (count > most || (count == most && string.CompareOrdinal(word, best) < 0))
    {
        (best, most) = (word, count);
    }
}

Console.WriteLine($"{best} {most}");
