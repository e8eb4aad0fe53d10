var head = Console.ReadLine()!.Split(' ').Select(int.Parse).ToArray();
var (n, target) = (head[0], head[1]);
var values = Console.ReadLine()!.Split(' ').Select(int.Parse).ToArray();
var count = 0L;
var seen = new Dictionary<int, int>();
foreach (var value in values)
{
    count += seen.GetValueOrDefault(target - value);
    seen[value] = seen.GetValueOrDefault(value) + 1;
}

Console.WriteLine(count);
