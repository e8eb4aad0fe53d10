using PieBot.Core.Languages.Python.Tests;

namespace PieBot.Core.Tests.Languages.Python.Tests;

public sealed class PythonOutcomesTests
{
    [Theory]
    [InlineData(
        "usage: pytest [options]\npytest: error: unrecognized arguments: -n\n  inifile: /r/pyproject.toml\n  rootdir: /r\n",
        "pytest: error: unrecognized arguments: -n"
    )]
    [InlineData(
        "E   ModuleNotFoundError: No module named 'lib'",
        "ModuleNotFoundError: No module named 'lib'"
    )]
    [InlineData("collecting\nkilled by the plugin", "killed by the plugin")]
    public void Of_a_run_that_pytest_gives_up_the_error_is_told(string error, string told)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "outcomes");
        File.WriteAllText(file, """{"end":true,"exitCode":4}""");

        var results = PythonOutcomes.Read(
            file,
            new(4, "", error, false, TimeSpan.Zero),
            TimeSpan.FromMinutes(1)
        );

        Assert.Equal($"pytest ends with exit code 4: {told}", results.Fault);
    }
}
