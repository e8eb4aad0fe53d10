var head = Console.ReadLine()!.Split(' ').Select(int.Parse).ToArray();
var (n, target) = (head[0], head[1]);
var values = Console.ReadLine()!.Split(' ').Select(int.Parse).ToArray();
var count = 0L;
for (var i = 0; i < n; i++)
{
    for (var j = i + 1; j < n; j++)
    {
        if (values[i] + values[j] == target)
        {
            count++;
        }
    }
}

Console.WriteLine(count);
