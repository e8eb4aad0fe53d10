using PieBot.Core.Proposals.Examples;
using PieBot.Core.Proposals.Examples.History;

namespace PieBot.Core.Tests.Proposals.Examples.History;

public sealed class ExampleFileTests : IDisposable
{
    private static readonly Example One = new(
        "h-1",
        "csharp",
        "Title with \"quotes\"",
        "slow\ncode",
        "fast",
        "Because.",
        null,
        "history:abc"
    );

    private readonly TemporaryFolder _folder = new();

    private ExampleFile File => new(Path.Combine(_folder.Path, ".piebot", "examples.jsonl"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Keeps_each_pair_once_in_the_order_of_adding()
    {
        Assert.Empty(File.Read());
        Assert.True(File.Add(One));
        Assert.False(File.Add(One));
        Assert.True(File.Add(One with { Id = "h-2" }));

        Assert.Equal(["h-1", "h-2"], File.Read().Select(one => one.Id));
        Assert.Equal(One, File.Read()[0]);
        Assert.Equal(2, System.IO.File.ReadAllLines(File.Path).Length);
    }

    [Fact]
    public void A_measured_pair_takes_the_place_of_one_that_was_not_and_never_the_other_way()
    {
        File.Add(One);

        Assert.True(File.Add(One with { Speedup = 2 }));
        Assert.False(File.Add(One));
        Assert.Equal(2, Assert.Single(File.Read()).Speedup);
    }

    [Fact]
    public void Remembers_commits_by_how_they_were_looked_at()
    {
        File.See(["a", "b"], verified: false);
        File.See(["b", "c"], verified: true);

        Assert.Equal(["a", "b", "c"], File.Seen(verified: false).Order());
        Assert.Equal(["b", "c"], File.Seen(verified: true).Order());
    }

    [Fact]
    public void Says_which_line_is_damaged()
    {
        File.Add(One);
        System.IO.File.AppendAllText(File.Path, "{ not json\n");

        var fault = Assert.Throws<UserErrorException>(() => File.Read());
        Assert.Contains("line 2", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Leaves_nothing_half_written_behind()
    {
        for (var n = 0; n < 5; n++)
        {
            File.Add(One with { Id = $"h-{n}" });
        }

        Assert.Equal(
            "examples.jsonl",
            Path.GetFileName(Assert.Single(Directory.GetFiles(Path.GetDirectoryName(File.Path)!)))
        );
    }
}
