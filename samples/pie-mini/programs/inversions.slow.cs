var n = int.Parse(Console.ReadLine()!);
var values = Console.ReadLine()!.Split(' ').Select(int.Parse).ToArray();
var count = 0L;
for (var i = 0; i < n; i++)
{
    for (var j = 0; j < i; j++)
    {
        if (values[j] > values[i])
        {
            count++;
        }
    }
}

Console.WriteLine(count);
