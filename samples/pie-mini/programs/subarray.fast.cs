var n = int.Parse(Console.ReadLine()!);
var values = Console.ReadLine()!.Split(' ').Select(int.Parse).ToArray();
var (best, total) = ((long)values[0], (long)values[0]);
foreach (var value in values.Skip(1))
{
    total = Math.Max(total + value, value);
    best = Math.Max(best, total);
}

Console.WriteLine(best);
