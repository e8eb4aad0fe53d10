var n = int.Parse(Console.ReadLine()!);
var count = 0;
for (var number = 2; number <= n; number++)
{
    var divisor = 2;
    while (divisor * divisor <= number && number % divisor != 0)
    {
        divisor++;
    }

    if (divisor * divisor > number)
    {
        count++;
    }
}

Console.WriteLine(count);
