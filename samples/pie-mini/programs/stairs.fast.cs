var n = int.Parse(Console.ReadLine()!);
var (last, now) = (1L, 1L);
for (var step = 1; step < n; step++)
{
    (last, now) = (now, last + now);
}

Console.WriteLine(now % 1000007);
