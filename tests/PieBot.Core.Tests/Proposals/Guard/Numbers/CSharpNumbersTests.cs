namespace PieBot.Core.Tests.Proposals.Guard.Numbers;

public sealed class CSharpNumbersTests
{
    public static TheoryData<string, string> Good { get; } =
        new()
        {
            {
                "a window unrolled into a shift register",
                """
                         long sum = 0;
                    -    var window = new int[8];
                    +    int w1 = 0, w2 = 0, w3 = 0, w4 = 0, w5 = 0, w6 = 0, w7 = 0;
                         foreach (var value in values)
                         {
                    -        for (var k = 7; k > 0; k--)
                    -        {
                    -            window[k] = window[k - 1];
                    -        }
                    -
                    -        window[0] = value;
                    -        sum += window[0] * 3 + window[7];
                    +        sum += value * 3 + w7;
                    +        (w7, w6, w5, w4, w3, w2, w1) = (w6, w5, w4, w3, w2, w1, value);
                         }

                         return sum;
                    """
            },
            {
                "a lookup hoisted out of a loop",
                """
                    +    var first = values[0];
                         long sum = 0;
                    -    for (var i = 1; i < values.Length; i++)
                    +    foreach (var value in values)
                         {
                    -        sum += values[i] - values.First();
                    +        sum += value - first;
                         }

                         return sum;
                    """
            },
            {
                "an early exit",
                """
                    -    return values.Count(value => (value & 1) == 1) >= 1 ? 1 : 2;
                    +    foreach (var value in values)
                    +    {
                    +        if ((value & 1) != 0)
                    +        {
                    +            return 1;
                    +        }
                    +    }
                    +
                    +    return 2;
                    """
            },
            {
                "Split replaced by IndexOf",
                """
                         long sum = 0;
                         foreach (var line in lines)
                         {
                    -        var parts = line.Split(',', 3);
                    -        sum += int.Parse(parts[1]) + parts[2].Length;
                    +        var from = line.IndexOf(',', 0) + 1;
                    +        var to = line.IndexOf(',', from);
                    +        sum += int.Parse(line.AsSpan(from, to - from)) + line.Length - to - 1;
                         }

                         return sum;
                    """
            },
            {
                "a StringBuilder with a capacity",
                """
                    -    var text = "";
                    +    var text = new StringBuilder(16 * values.Length);
                         foreach (var value in values)
                         {
                    -        text += value.ToString().PadLeft(20);
                    +        text.AppendFormat("{0,20}", value);
                         }

                         return text.Length;
                    """
            },
            {
                "one loop for two, the other way round",
                """
                         long sum = 0;
                    -    for (var i = 8; i < values.Length; i++)
                    +    for (var i = 0; i + 8 < values.Length; i++)
                         {
                    -        sum += values[i] - values[i - 8];
                    +        sum += values[i + 8] - values[i];
                         }

                         return sum;
                    """
            },
            {
                "an arm that counts one less",
                """
                         long sum = 0;
                         foreach (var value in values)
                         {
                    -        sum += value > 9 ? 1 : 0;
                    +        sum += value <= 9 ? 0 : 1;
                         }

                         return sum;
                    """
            },
            {
                "arms of a switch in another order",
                """
                         long sum = 0;
                         foreach (var value in values)
                         {
                    -        sum += value switch { > 100 => 1, _ => 0 };
                    +        sum += value switch { > 100 => 0, _ => 1 };
                         }

                    -    return sum;
                    +    return values.Length - sum;
                    """
            },
            {
                "a count that starts at nothing",
                """
                    -    var seen = 1;
                    -    for (var i = 1; i < values.Length; i++)
                    +    var seen = 0;
                    +    var before = ~values[0];
                    +    foreach (var value in values)
                         {
                    -        if (values[i] != values[i - 1])
                    +        if (value != before)
                             {
                                 seen++;
                    +            before = value;
                             }
                         }

                         return seen;
                    """
            },
        };

    [Theory]
    [MemberData(nameof(Good))]
    public void Numbers_of_other_expressions_are_no_less_work(string edit, string diff) =>
        Assert.True(
            GuardedDiff.CheckCSharp(diff) is null,
            $"{edit}: {GuardedDiff.CheckCSharp(diff)}"
        );
}
