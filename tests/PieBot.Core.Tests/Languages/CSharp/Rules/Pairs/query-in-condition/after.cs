namespace Pairs.QueryInCondition;

public static class Primes
{
    public static bool IsPrime(int number)
    {
        var limit = Math.Sqrt(number);
        for (var i = 2; i <= limit; i++)
        {
            if (number % i == 0)
            {
                return false;
            }
        }

        return number > 1;
    }

    public static int Rounds(List<int> numbers)
    {
        var rounds = 0;
        var limit = numbers.Where(n => n % 2 == 0).Sum();
        while (rounds * rounds < limit)
        {
            rounds++;
        }

        return rounds;
    }
}

public static class Driver
{
    public static object Run()
    {
        var numbers = Enumerable.Range(0, 100).ToList();
        return Enumerable.Range(0, 3000).Count(Primes.IsPrime) + Primes.Rounds(numbers);
    }
}
