using PieBot.Core.Proposals.Models.Cost;
using PieBot.Core.Proposals.Models.Endpoint;

namespace PieBot.Core.Tests.Proposals.Models.Cost;

public sealed class BudgetTests
{
    [Fact]
    public async Task Sets_aside_the_most_that_a_request_may_take_and_gives_back_the_rest()
    {
        var budget = new Budget(1000, 10);

        Assert.Null(await ReserveAsync(budget, 900));
        var second = ReserveAsync(budget, 500);
        Assert.False(second.IsCompleted);
        budget.Release(900, 100);

        Assert.Null(await second);
        budget.Release(500, 500);
        Assert.Contains("--max-tokens", await ReserveAsync(budget, 401), StringComparison.Ordinal);
        Assert.Null(await ReserveAsync(budget, 400));
    }

    [Fact]
    public async Task Counts_requests()
    {
        var budget = new Budget(1000, 1);

        Assert.Null(await ReserveAsync(budget, 1));
        Assert.Contains("--max-requests", await ReserveAsync(budget, 1), StringComparison.Ordinal);
    }

    [Fact]
    public void Prices_come_from_a_table_of_the_users_own()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "prices.json");
        File.WriteAllText(
            path,
            """{ "big": { "input": 2, "output": 10, "cachedInput": 1 }, "big-mini": { "input": 1, "output": 2 }, }"""
        );
        var prices = PriceTable.Read(path);

        Assert.Equal(1, prices.Of("big-mini-2026")!.Input);
        // 1.5 M fresh at 2, 0.5 M cached at 1, 1 M out at 10.
        Assert.Equal(13.5, prices.Of("big")!.Of(new TokenUsage(2_000_000, 1_000_000, 500_000)), 9);
        Assert.Null(prices.Of("other"));
        File.WriteAllText(path, "{ \"big\": 3 }");
        Assert.Throws<UserErrorException>(() => PriceTable.Read(path));
    }

    private static Task<string?> ReserveAsync(Budget budget, long tokens) =>
        budget.ReserveAsync(tokens, TestContext.Current.CancellationToken);
}
