using PieBot.Core.Processes;

namespace PieBot.Core.Tests.Processes;

public sealed class BuildLogTests
{
    [Fact]
    public void An_exception_is_told_by_its_words_not_by_where_it_came_from()
    {
        var run = new ProcessResult(
            134,
            "",
            "Unhandled exception: Access to the path '/home/a/.dotnet' is denied.\n   at Cli.Configure(String one)\n   at Cli.Process(String[] all)\n   at Cli.Main(String[] all)\n",
            false,
            TimeSpan.Zero,
            null
        );

        Assert.Equal(
            "Unhandled exception: Access to the path '/home/a/.dotnet' is denied.",
            BuildLog.LastWords(run)
        );
    }
}
