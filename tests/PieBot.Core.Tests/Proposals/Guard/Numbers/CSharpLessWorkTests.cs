namespace PieBot.Core.Tests.Proposals.Guard.Numbers;

public sealed class CSharpLessWorkTests
{
    public static TheoryData<string, string, string> Wrong { get; } =
        new()
        {
            {
                "a shrunken buffer",
                "lowers a number, 1000 to 10",
                """
                    -    var buffer = new int[1000];
                    +    var buffer = new int[10];
                         return Fill(buffer, values);
                    """
            },
            {
                "a shrunken buffer in another statement",
                "lowers a number, 4096 to 16",
                """
                    -    var buffer = new int[4096];
                    -    return Fill(buffer, values);
                    +    return Fill(new int[16], values);
                    """
            },
            {
                "a shrunken buffer that is multiplied out",
                "lowers a number, 4096 to 64",
                """
                    -    var buffer = new int[4 * 1024];
                    +    var buffer = new int[4 * 16];
                         return Fill(buffer, values);
                    """
            },
            {
                "a loosened tolerance",
                "widens a tolerance",
                """
                         var x = 1.0;
                    -    while (Math.Abs(x * x - values.Length) > 1e-9)
                    +    while (Math.Abs(x * x - values.Length) > 1e-3 && x > 0)
                         {
                             x = (x + values.Length / x) / 2;
                         }

                         return (long)x;
                    """
            },
            {
                "a loop that ends earlier",
                "ends a loop earlier",
                """
                         long sum = 0;
                    -    for (var i = 0; i < values.Length; i++)
                    +    for (var i = 0; i < values.Length - 1; i++)
                         {
                             sum += values[i];
                         }

                         return sum;
                    """
            },
            {
                "a loop that starts later",
                "starts a loop later",
                """
                         long sum = 0;
                    -    for (var i = 0; i < values.Length; i++)
                    +    for (var i = 1; i < values.Length; i++)
                         {
                             sum += values[i];
                         }

                         return sum;
                    """
            },
            {
                "fewer rounds, by another loop",
                "lowers a number, 1000 to 10",
                """
                         long sum = 0;
                         var i = 0;
                    -    while (i < 1000)
                    -    {
                    -        sum += values[i++];
                    -    }
                    +    for (; i < 10; i++)
                    +    {
                    +        sum += values[i];
                    +    }

                         return sum;
                    """
            },
            {
                "a loop that counts down from less",
                "lowers a number, 100 to 1",
                """
                         long sum = 0;
                    -    for (var i = 100; i > 0; i--)
                    +    for (var i = 1; i > 0; i--)
                         {
                             sum += values[i];
                         }

                         return sum;
                    """
            },
            {
                "fewer retries",
                "lowers a number, 5 to 1",
                """
                    -    var retries = 5;
                    +    const int retries = 1;
                         return Try(values, retries);
                    """
            },
            {
                "a lower precision",
                "lowers a number, 1 to 0",
                """
                    -    var mean = Math.Round(values.Average(), 1);
                    -    return (long)(mean * 10);
                    +    return (long)(Math.Round(values.Average(), 0) * 10);
                    """
            },
            {
                "a lowered limit",
                "lowers a number, 500 to 50",
                """
                         long sum = 0;
                         foreach (var value in values)
                         {
                    -        if (value > 0 && sum < 500)
                    +        if (sum < 50)
                             {
                                 sum += value;
                             }
                         }

                         return sum;
                    """
            },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_lowered_number_of_the_same_expression_is_refused(
        string edit,
        string reason,
        string diff
    ) =>
        Assert.Contains(
            reason,
            GuardedDiff.CheckCSharp(diff) ?? $"({edit} is accepted)",
            StringComparison.Ordinal
        );
}
