namespace PieBot.Core.Tests.Proposals.Guard.Numbers;

public sealed class CppNumbersTests
{
    public static TheoryData<string, string> Good { get; } =
        new()
        {
            {
                "room reserved",
                """
                         std::vector<int> odd;
                    +    odd.reserve(values.size());
                    +    size_t used = 0;
                         for (int value : values) {
                    -        if (value % 2 != 0) odd.insert(odd.end(), 1, value);
                    +        if (value % 2 != 0) odd.push_back(value);
                    +        used += value % 2 != 0;
                         }
                    -    return odd.size();
                    +    return used;
                    """
            },
            {
                "two pointers for two loops",
                """
                    -    long best = 1'000'000;
                    -    for (size_t i = 0; i < values.size(); i++) {
                    -        for (size_t j = i + 1; j < values.size(); j++) {
                    -            best = std::min(best, std::labs(values[i] + values[j]));
                    -        }
                    +    size_t left = 0;
                    +    size_t right = values.size() - 1;
                    +    long best = std::labs(values[left] + values[right]);
                    +    while (left < right) {
                    +        const long sum = values[left] + values[right];
                    +        best = std::min(best, std::labs(sum));
                    +        if (sum < 0) ++left;
                    +        else --right;
                         }
                         return best;
                    """
            },
            {
                "prefix sums that start at 0",
                """
                         long best = 0;
                    -    for (size_t i = 9; i < values.size(); i++) {
                    -        long sum = 0;
                    -        for (size_t k = 0; k < 10; k++) sum += values[i - k];
                    -        best = std::max(best, sum);
                    +    std::vector<long> sums(values.size() + 1, 0);
                    +    for (size_t i = 0; i < values.size(); i++) {
                    +        sums[i + 1] = sums[i] + values[i];
                    +        if (i >= 9) best = std::max(best, sums[i + 1] - sums[i - 9]);
                         }
                         return best;
                    """
            },
            {
                "an arm that is nothing",
                """
                         long count = 0;
                         for (int value : values) {
                    -        count += value > 5 ? 1 : 0;
                    +        count += value <= 5 ? 0 : 1;
                         }
                         return count;
                    """
            },
            {
                "two at a time",
                """
                         long sum = 0;
                    -    for (size_t i = 0; i < values.size(); ++i) {
                    -        sum += values[i];
                    +    size_t i = 0;
                    +    for (; i < values.size() - values.size() % 2; i += 2) {
                    +        sum += values[i] + values[i + 1];
                         }
                    +    if (i < values.size()) sum += values[i];
                         return sum;
                    """
            },
            {
                "divisors up to the root",
                """
                         long count = 0;
                    -    for (long d = 3; d <= most; d++) {
                    -        if (most % d == 0) count = count + 1;
                    -    }
                    +    for (long d = 1; d * d <= most; d++) {
                    +        if (most % d == 0) count += d * d == most ? 1 : 2;
                    +    }
                         return count;
                    """
            },
        };

    public static TheoryData<string, string, string> Wrong { get; } =
        new()
        {
            {
                "a shrunken buffer",
                "lowers a number, 1024 to 16",
                """
                    -    char buffer[1024];
                    +    char buffer[16];
                         return fill(buffer, values);
                    """
            },
            {
                "a shrunken buffer on the heap",
                "lowers a number, 1024 to 16",
                """
                    -    auto* buffer = new char[1024];
                    -    return fill(buffer, values);
                    +    return fill(new char[16], values);
                    """
            },
            {
                "less room reserved",
                "lowers a number, 1000 to 10",
                """
                         std::vector<int> kept;
                    -    kept.reserve(1'000);
                    +    kept.reserve(10);
                         return fill(kept, values);
                    """
            },
            {
                "a loosened tolerance",
                "widens a tolerance",
                """
                         double x = 1;
                    -    while (std::abs(x * x - most) > 1e-9) {
                    +    for (; std::abs(x * x - most) > 1e-4;) {
                             x = (x + most / x) / 2;
                         }
                         return x;
                    """
            },
            {
                "fewer rounds",
                "lowers a number, 100 to 10",
                """
                         double x = 1;
                    -    for (int round = 0; round < 100; ++round) {
                    -        x = (x + most / x) / 2;
                    -    }
                    +    for (int round = 0; round < 10; ++round) {
                    +        x = 0.5 * (x + most / x);
                    +    }
                         return x;
                    """
            },
            {
                "a skipped first item",
                "starts a loop later",
                """
                         long sum = 0;
                    -    for (size_t i = 0; i < values.size(); ++i) {
                    +    for (size_t i = 1; i < values.size(); ++i) {
                             sum += values[i];
                         }
                         return sum;
                    """
            },
            {
                "a skipped last item",
                "ends a loop earlier",
                """
                         long sum = 0;
                    -    for (size_t i = 0; i < values.size(); ++i) sum += values[i];
                    +    for (size_t i = 0; i < values.size() - 1; ++i) sum += values[i];
                         return sum;
                    """
            },
            {
                "a loop that counts down from less",
                "lowers a number, 100 to 1",
                """
                         long sum = 0;
                    -    for (int i = 100; i > 0; --i) {
                    +    for (int i = 1; i > 0; --i) {
                             sum += values[i];
                         }
                         return sum;
                    """
            },
            {
                "a lowered limit",
                "lowers a number, 4096 to 256",
                """
                    -    const long limit = 1 << 12;
                    +    const long limit = 1 << 8;
                         return walk(values, limit);
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
        GuardedDiff.Check(
            "a.cpp",
            $" #include <vector>\n long of(const std::vector<int>& values, long most) {{\n{body}\n }}"
        );
}
