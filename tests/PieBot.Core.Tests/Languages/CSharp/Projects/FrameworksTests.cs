using PieBot.Core.Languages.CSharp.Projects;

namespace PieBot.Core.Tests.Languages.CSharp.Projects;

public sealed class FrameworksTests
{
    [Theory]
    [InlineData("net472;net6.0;net8.0", "net8.0")]
    [InlineData("netcoreapp3.1;net472", "netcoreapp3.1")]
    [InlineData("net8.0-windows;netstandard2.0;net48", null)]
    [InlineData("net99.0;net8.0", "net8.0")]
    public void Takes_the_highest_that_this_machine_can_run(string frameworks, string? expected) =>
        Assert.Equal(expected, Frameworks.HighestRunnable(frameworks.Split(';')));
}
