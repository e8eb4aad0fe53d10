var head = Console.ReadLine()!.Split(' ').Select(int.Parse).ToArray();
var values = Console.ReadLine()!.Split(' ').Select(long.Parse).ToArray();
var total = 0L;
for (var query = 0; query < head[1]; query++)
{
    var range = Console.ReadLine()!.Split(' ').Select(int.Parse).ToArray();
    total = (total * 31 + values.Skip(range[0]).Take(range[1] - range[0]).Sum()) % 1000007;
}

Console.WriteLine(total);
