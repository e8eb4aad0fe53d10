using PieBot.Core.Languages.Workers;

namespace PieBot.Core.Tests.Languages;

public sealed class OwnProcessorTests
{
    [Fact]
    public void Takes_the_last_that_no_other_process_holds()
    {
        using var folder = new TemporaryFolder();
        using var other = new FileStream(
            Path.Combine(folder.Path, "piebot-processor-3"),
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None
        );

        var (number, held) = OwnProcessor.Choose([2, 3], folder.Path);
        using var own = held;

        Assert.Equal(2, number);
        Assert.NotNull(held);
        // This process now holds the one, and another one the other.
        Assert.Equal((3, null), OwnProcessor.Choose([2, 3], folder.Path));
        Assert.Null(OwnProcessor.Choose([2], folder.Path).Number);
    }
}
