namespace PieBot.Core.Tests.Proposals.Guard.Numbers;

public sealed class PythonNumbersTests
{
    public static TheoryData<string, string> Good { get; } =
        new()
        {
            {
                "a previous value carried along",
                """
                         rises = 0
                    -    for i in range(len(values) - 1):
                    -        if values[i + 1] > values[i] and i + 1 < len(values):
                    -            rises += 1
                    +    before = values[0]
                    +    for i in range(1, len(values)):
                    +        now = values[i]
                    +        if now > before:
                    +            rises += 1
                    +        before = now
                         return rises
                    """
            },
            {
                "a first round before the loop",
                """
                    -    best = -1
                    -    for i in range(len(values)):
                    +    best = values[0]
                    +    for i in range(1, len(values)):
                             best = max(best, values[i])
                         return best
                    """
            },
            {
                "prefix sums that start at 0",
                """
                    -    return [sum(values[i:i + 5]) for i in range(len(values) - 4)]
                    +    sums = [0]
                    +    for value in values:
                    +        sums.append(sums[-1] + value)
                    +    return [to - at for at, to in zip(sums, sums[5:])]
                    """
            },
            {
                "an early exit",
                """
                    -    found = [value for value in values if value % 7 == 3]
                    -    return 1 if len(found) > 0 else 2
                    +    for value in values:
                    +        if value % 7 == 3:
                    +            return 1
                    +    return 2
                    """
            },
            {
                "a list allocated at once",
                """
                    -    marks = []
                    -    for at in range(1, len(values) + 1):
                    -        marks.append(values[at - 1] ** 2)
                    +    marks = [0] * len(values)
                    +    for at in range(len(values)):
                    +        marks[at] = values[at] ** 2
                         return marks
                    """
            },
            {
                "a sum instead of a list",
                """
                    -    squares = []
                    +    total = 0
                         for value in values:
                    -        squares.append((value - width) ** 2)
                    -    return sum(squares)
                    +        off = value - width
                    +        total += off * off
                    +    return total
                    """
            },
            {
                "arms swapped with their condition",
                """
                    -    ones = sum(1 if value > 9 else 0 for value in values)
                    +    ones = sum(0 if value <= 9 else 1 for value in values)
                         return ones
                    """
            },
            {
                "pairs instead of all items",
                """
                         total = 0
                    -    for i in range(len(values)):
                    -        if i + 1 < len(values):
                    -            total += values[i + 1] - values[i]
                    +    for i in range(len(values) - 1):
                    +        total += values[i + 1] - values[i]
                         return total
                    """
            },
        };

    public static TheoryData<string, string, string> Wrong { get; } =
        new()
        {
            {
                "a shrunken buffer",
                "lowers a number, 1000 to 10",
                """
                    -    buffer = [0] * 1000
                    +    buffer = [0] * 10
                         return fill(buffer, values)
                    """
            },
            {
                "a shrunken buffer in another statement",
                "lowers a number, 4096 to 16",
                """
                    -    buffer = bytearray(4096)
                    -    return fill(buffer, values)
                    +    return fill(bytearray(16), values)
                    """
            },
            {
                "a loosened tolerance",
                "widens a tolerance",
                """
                         x = 1.0
                    -    while abs(x * x - width) > 1e-9:
                    +    while x > 0 and abs(x * x - width) > 1e-3:
                             x = (x + width / x) / 2
                         return x
                    """
            },
            {
                "fewer rounds",
                "lowers a number, 100 to 10",
                """
                         x = 1.0
                    -    for _ in range(100):
                    -        x = (x + width / x) / 2
                    +    for _ in range(10):
                    +        x = 0.5 * (x + width / x)
                         return x
                    """
            },
            {
                "fewer rounds that look like more",
                "lowers a number, 100 to 10",
                """
                    -    rounds = 100
                    +    rounds = 10 + 0 * 200
                         return walk(values, rounds)
                    """
            },
            {
                "a skipped first item",
                "starts a loop later",
                """
                         total = 0
                    -    for i in range(len(values)):
                    +    for i in range(1, len(values)):
                             total += values[i]
                         return total
                    """
            },
            {
                "another skipped first item",
                "ends a loop earlier",
                """
                         total = 0
                    -    for value in values:
                    +    for value in values[1:]:
                             total += value
                         return total
                    """
            },
            {
                "a skipped last item",
                "ends a loop earlier",
                """
                         total = 0
                    -    for i in range(len(values)):
                    +    for i in range(len(values) - 1):
                             total += values[i]
                         return total
                    """
            },
            {
                "fewer retries by name",
                "lowers a number, 1 to 0",
                """
                    -    return fetch(values, retries=1)
                    +    return fetch(values, retries=0)
                    """
            },
            {
                "a lower precision",
                "lowers a number, 6 to 2",
                """
                    -    mean = round(sum(values), 6)
                    -    return mean / width
                    +    return round(sum(values), 2) / width
                    """
            },
        };

    [Theory]
    [MemberData(nameof(Good))]
    public void Numbers_of_other_statements_are_no_less_work(string edit, string diff) =>
        Assert.True(Check(diff) is null, $"{edit}: {Check(diff)}");

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_lowered_number_of_the_same_statement_is_refused(
        string edit,
        string reason,
        string diff
    ) => Assert.Contains(reason, Check(diff) ?? $"({edit} is accepted)", StringComparison.Ordinal);

    private static string? Check(string body) =>
        GuardedDiff.Check("a.py", $" def of(values, width):\n{body}\n\n def other():\n     pass");
}
