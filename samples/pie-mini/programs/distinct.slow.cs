var n = int.Parse(Console.ReadLine()!);
var values = Console.ReadLine()!.Split(' ').Select(int.Parse).ToArray();
var seen = new List<int>();
foreach (var value in values)
{
    if (!seen.Contains(value))
    {
        seen.Add(value);
    }
}

Console.WriteLine(seen.Count);
