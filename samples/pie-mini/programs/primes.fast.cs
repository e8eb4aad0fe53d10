var n = int.Parse(Console.ReadLine()!);
var composite = new bool[n + 1];
var count = 0;
for (var number = 2L; number <= n; number++)
{
    if (composite[number])
    {
        continue;
    }

    count++;
    for (var multiple = number * number; multiple <= n; multiple += number)
    {
        composite[multiple] = true;
    }
}

Console.WriteLine(count);
