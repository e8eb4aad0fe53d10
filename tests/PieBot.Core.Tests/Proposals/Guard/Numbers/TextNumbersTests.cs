namespace PieBot.Core.Tests.Proposals.Guard.Numbers;

/// <summary>Files in languages that are not read: here JavaScript and Go.</summary>
public sealed class TextNumbersTests
{
    public static TheoryData<string, string> Good { get; } =
        new()
        {
            {
                "Split replaced by IndexOf",
                """
                       let sum = 0;
                       for (const line of lines) {
                    -    const parts = line.split(",");
                    -    sum += Number(parts[1]) + parts[2].length;
                    +    const from = line.indexOf(",", 0) + 1;
                    +    const to = line.indexOf(",", from);
                    +    sum += Number(line.slice(from, to)) + line.length - to - 1;
                       }
                       return sum;
                    """
            },
            {
                "an array allocated at once",
                """
                    -  const marks = [];
                    -  for (let i = 1; i <= lines.length; i++) {
                    -    marks.push(2);
                    -  }
                    +  const marks = new Array(lines.length).fill(2, 0);
                       return marks;
                    """
            },
            {
                "an early exit",
                """
                    -  return lines.filter((line) => line.length > 80).length > 0 ? 1 : 2;
                    +  for (const line of lines) {
                    +    if (line.length > 80) return 1;
                    +  }
                    +  return 2;
                    """
            },
            {
                "arms swapped with their condition",
                """
                       let ones = 0;
                       for (const line of lines) {
                    -    ones += line.length > 9 ? 1 : 0;
                    +    ones += line.length <= 9 ? 0 : 1;
                       }
                       return ones;
                    """
            },
            {
                "a window of sums",
                """
                       let best = 0;
                    -  for (let i = 9; i < lines.length; i++) {
                    -    best = Math.max(best, total(lines.slice(i - 9, i + 1)));
                    +  let sum = 0;
                    +  for (let i = 0; i < lines.length; i++) {
                    +    sum += lines[i].length - (i < 10 ? 0 : lines[i - 10].length);
                    +    if (i >= 9) best = Math.max(best, sum);
                       }
                       return best;
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
                    -  const buffer = new Array(1000);
                    -  return fill(buffer, lines);
                    +  return fill(new Array(10), lines);
                    """
            },
            {
                "a loosened tolerance",
                "widens a tolerance",
                """
                       let x = 1.0;
                    -  while (Math.abs(x * x - width) > 0.0001) {
                    +  while (x > 0 && Math.abs(x * x - width) > 0.001) {
                         x = (x + width / x) / 2;
                       }
                       return x;
                    """
            },
            {
                "fewer rounds",
                "lowers a number, 100 to 10",
                """
                       let x = 1.0;
                    -  for (let round = 0; round < 100; round++) {
                    -    x = (x + width / x) / 2;
                    -  }
                    +  for (let round = 0; round < 10; round++) {
                    +    x = 0.5 * (x + width / x);
                    +  }
                       return x;
                    """
            },
            {
                "fewer retries",
                "lowers a number, 5 to 1",
                """
                    -  const retries = 5;
                    +  const retries = 1;
                       return walk(lines, retries);
                    """
            },
            {
                "a lowered limit that is multiplied out",
                "lowers a number, 65536 to 1024",
                """
                    -  const limit = 64 * 1024;
                    +  const limit = 1024;
                       return walk(lines, limit);
                    """
            },
            {
                "a lower precision",
                "lowers a number, 6 to 2",
                """
                    -  const mean = x.toFixed(6);
                    -  return mean + width;
                    +  return x.toFixed(2) + width;
                    """
            },
        };

    [Theory]
    [MemberData(nameof(Good))]
    public void Numbers_of_other_lines_are_no_less_work(string edit, string diff) =>
        Assert.True(Check(diff) is null, $"{edit}: {Check(diff)}");

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_lowered_number_of_the_same_line_is_refused(
        string edit,
        string reason,
        string diff
    ) => Assert.Contains(reason, Check(diff) ?? $"({edit} is accepted)", StringComparison.Ordinal);

    private static string? Check(string body) =>
        GuardedDiff.Check("lib/a.js", $" function of(lines, width) {{\n{body}\n }}");
}
