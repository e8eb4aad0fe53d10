var n = int.Parse(Console.ReadLine()!);
var values = Console.ReadLine()!.Split(' ').Select(int.Parse).ToArray();
var best = (long)values[0];
for (var start = 0; start < n; start++)
{
    var total = 0L;
    for (var at = start; at < n; at++)
    {
        total += values[at];
        best = Math.Max(best, total);
    }
}

Console.WriteLine(best);
