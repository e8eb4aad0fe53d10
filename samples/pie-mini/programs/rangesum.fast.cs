var head = Console.ReadLine()!.Split(' ').Select(int.Parse).ToArray();
var values = Console.ReadLine()!.Split(' ').Select(long.Parse).ToArray();
var sums = new long[values.Length + 1];
for (var at = 0; at < values.Length; at++)
{
    sums[at + 1] = sums[at] + values[at];
}

var total = 0L;
for (var query = 0; query < head[1]; query++)
{
    var range = Console.ReadLine()!.Split(' ').Select(int.Parse).ToArray();
    total = (total * 31 + sums[range[1]] - sums[range[0]]) % 1000007;
}

Console.WriteLine(total);
