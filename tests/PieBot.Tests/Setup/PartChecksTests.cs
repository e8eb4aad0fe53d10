using PieBot.Core.Processes;
using PieBot.Tool.Setup;

namespace PieBot.Tests.Setup;

public sealed class PartChecksTests
{
    private const string Lacking =
        "  - { name: engine, paths: { include: ['**/*.x'] }, test: no-such-tool check }\n";

    [Theory]
    [InlineData("", "engine: no-such-tool Bad")]
    [InlineData(
        "  - { name: scripts, paths: { include: ['**/*.sh'] }, test: git --version }\n",
        "engine: no-such-tool Poor, scripts: git Good"
    )]
    public async Task Nothing_can_be_proved_only_where_every_part_lacks_something(
        string other,
        string expected
    )
    {
        using var repository = await SetupRepository.CreateAsync(
            (".piebot.yml", $"projects:\n{Lacking}{other}")
        );

        var checks = await ChecksAsync(repository);

        Assert.Equal(
            expected,
            string.Join(", ", checks.Select(check => $"{check.Name} {check.State}"))
        );
        Assert.Equal(
            "Install no-such-tool, or change the command in .piebot.yml.",
            checks[0].Advice
        );
    }

    [Fact]
    public async Task A_language_that_was_found_is_asked_for_its_needs()
    {
        using var repository = await SetupRepository.CreateAsync(
            ("a.py", "pass\n"),
            ("test_a.py", "import unittest\nclass T(unittest.TestCase): pass\n"),
            // Named and not started: nothing of a checkout is.
            (".venv/bin/python3", "#!/bin/sh\necho > started\n"),
            (".venv/Scripts/python.exe", "")
        );

        var check = Assert.Single(await ChecksAsync(repository));

        Assert.Equal(("Python: interpreter", CheckState.Good), (check.Name, check.State));
        Assert.False(repository.Has("started"));
    }

    private static async Task<IReadOnlyList<Check>> ChecksAsync(SetupRepository repository)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        return await PartChecks.RunAsync(
            await Survey.ReadAsync(repository.Root, cancellationToken),
            cancellationToken
        );
    }
}
