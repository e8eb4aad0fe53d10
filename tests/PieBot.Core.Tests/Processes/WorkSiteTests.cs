using PieBot.Core.Processes;

namespace PieBot.Core.Tests.Processes;

public sealed class WorkSiteTests
{
    [Fact]
    public async Task While_it_stands_faults_are_what_they_are()
    {
        var site = new WorkSite();
        try
        {
            site.MustStand();
            await Assert.ThrowsAsync<InvalidOperationException>(() =>
                site.HoldAsync(() => [], () => throw new InvalidOperationException("a bug"))
            );
        }
        finally
        {
            site.Remove();
        }

        Assert.False(Directory.Exists(site.Folder));
    }

    [Fact]
    public async Task Once_it_is_gone_whatever_happens_is_told_as_that()
    {
        var site = new WorkSite();
        site.Remove();

        var fault = Assert.Throws<UserErrorException>(site.MustStand);
        Assert.Contains("was deleted", fault.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<UserErrorException>(() =>
            site.HoldAsync(() => [], () => throw new InvalidOperationException("as it seems"))
        );
        // Who stops a run is not told of anything else.
        await Assert.ThrowsAsync<OperationCanceledException>(() =>
            site.HoldAsync(() => [], () => throw new OperationCanceledException())
        );
    }

    [Fact]
    public async Task A_checkout_must_stand_only_while_it_is_worked_in()
    {
        var site = new WorkSite();
        try
        {
            var tree = Path.Combine(site.Folder, "baseline");
            var fault = await Assert.ThrowsAsync<UserErrorException>(() =>
                site.HoldAsync(
                    () => [tree],
                    () =>
                    {
                        site.MustStand();
                        return Task.CompletedTask;
                    }
                )
            );
            Assert.Contains(tree, fault.Message, StringComparison.Ordinal);
            site.MustStand();
        }
        finally
        {
            site.Remove();
        }
    }

    [Fact]
    public async Task A_full_disk_is_told_also_when_there_is_room_again()
    {
        var site = new WorkSite();
        try
        {
            var fault = await Assert.ThrowsAsync<UserErrorException>(() =>
                site.HoldAsync(() => [], () => throw new IOException("No space left on device", 28))
            );
            Assert.Contains("Free some space", fault.Message, StringComparison.Ordinal);
        }
        finally
        {
            site.Remove();
        }
    }
}
