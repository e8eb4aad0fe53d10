namespace PieBot.Core.Tests;

public sealed class MeasuredFactTests
{
    private static int s_runs;

    [MeasuredFact]
    public void What_fails_once_is_measured_again() => Assert.Equal(2, ++s_runs);
}
