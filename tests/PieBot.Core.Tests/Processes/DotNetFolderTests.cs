using PieBot.Core.Processes;

namespace PieBot.Core.Tests.Processes;

public sealed class DotNetFolderTests
{
    [Fact]
    public async Task An_SDK_that_is_not_installed_is_named_and_another_is_started_elsewhere()
    {
        using var folder = new TemporaryFolder();
        var below = Directory.CreateDirectory(Path.Combine(folder.Path, "src")).FullName;
        await File.WriteAllTextAsync(
            Path.Combine(folder.Path, "global.json"),
            """{ "sdk": { "version": "1.2.300" } }""",
            Cancelled
        );

        var elsewhere = await DotNetFolder.OfAsync(below, Cancelled);

        Assert.DoesNotContain(folder.Path, elsewhere, StringComparison.Ordinal);
        Assert.Equal(
            "global.json asks for a .NET SDK that is not installed (1.2.300); the newest that is installed builds instead",
            await DotNetFolder.NoticeAsync(below, Cancelled)
        );
    }

    [Fact]
    public async Task An_SDK_that_is_there_is_started_where_it_is_asked_for()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(
            Path.Combine(folder.Path, "global.json"),
            """{ "sdk": { "version": "1.2.300", "rollForward": "latestMajor" } }""",
            Cancelled
        );

        Assert.Equal(folder.Path, await DotNetFolder.OfAsync(folder.Path, Cancelled));
        Assert.Null(await DotNetFolder.NoticeAsync(folder.Path, Cancelled));
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;
}
