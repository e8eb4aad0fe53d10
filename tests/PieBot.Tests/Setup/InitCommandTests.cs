using PieBot.Core.Configuration;
using PieBot.Tool.Commands;
using Spectre.Console.Testing;

namespace PieBot.Tests.Setup;

public sealed class InitCommandTests
{
    private const string Workflow = ".github/workflows/piebot.yml";

    [Fact]
    public async Task What_it_writes_is_read_back_and_names_the_commands()
    {
        using var repository = await SetupRepository.CreateAsync(
            ("web/package.json", """{"scripts":{"build":"tsc","test":"node --test"}}"""),
            ("web/package-lock.json", "{}"),
            ("tool/a.py", "pass\n"),
            ("tests/test_a.py", "def test_a(): pass\n")
        );

        var (exit, output) = await InitAsync(repository, "--yes", "--model", "it's: #1");

        Assert.Equal(0, exit);
        Assert.Contains("Python: tested by pytest", output, StringComparison.Ordinal);
        Assert.Contains("Node: tested by cd web && npm test", output, StringComparison.Ordinal);
        Assert.Contains("What to do", output, StringComparison.Ordinal);
        var read = ConfigurationReader.Read(new(".piebot.yml", repository.Read(".piebot.yml")));
        var project = Assert.Single(read.Projects);
        Assert.Equal(
            ("web", "cd web && npm ci", "cd web && npm run build", false, "cd web && npm test"),
            (
                project.Name,
                Assert.Single(project.Restore),
                Assert.Single(project.Build),
                project.BuildNetwork,
                project.Test
            )
        );
        Assert.True(read.Covers("web/src/a.ts"));
        Assert.False(read.Covers("tool/a.py"));
        Assert.Equal(
            [("--min-saving", "10"), ("--model", "it's: #1"), ("--max-suggestions", "5")],
            read.Options.Select(option => (option.Option, option.Value!))
        );
    }

    [Fact]
    public async Task It_says_which_program_is_missing_for_which_part()
    {
        using var repository = await SetupRepository.CreateAsync(
            (
                ".piebot.yml",
                "projects: [{ name: engine, paths: { include: ['**/*.x'] }, test: no-such-tool check }]\n"
            )
        );

        var (_, output) = await InitAsync(repository);

        Assert.Contains("engine: no-such-tool", output, StringComparison.Ordinal);
        Assert.Contains("not on PATH", output, StringComparison.Ordinal);
        Assert.Contains("sandbox", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_configuration_that_cannot_be_read_is_a_check_too()
    {
        using var repository = await SetupRepository.CreateAsync((".piebot.yml", "tets: x\n"));

        var (exit, output) = await InitAsync(repository);

        Assert.Equal(1, exit);
        Assert.Contains("unknown key 'tets'", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_repository_gets_a_configuration_that_is_read_too()
    {
        using var repository = await SetupRepository.CreateAsync();

        var (exit, output) = await InitAsync(repository, "--yes");

        Assert.Equal(0, exit);
        Assert.Contains("No code was found", output, StringComparison.Ordinal);
        Assert.Empty(
            ConfigurationReader.Read(new(".piebot.yml", repository.Read(".piebot.yml"))).Projects
        );
    }

    [Theory]
    [InlineData("simple", "simple.yml", null)]
    [InlineData("three-jobs", "three-jobs.yml", null)]
    [InlineData("forks", "forks.yml", "forks-publish.yml")]
    public async Task The_workflow_is_the_sample(string name, string sample, string? second)
    {
        using var repository = await SetupRepository.CreateAsync();
        var samples = Path.Combine(BuiltTool.Root(), "samples", "workflows");

        await InitAsync(repository, "--workflow", name);

        Assert.Equal(File.ReadAllText(Path.Combine(samples, sample)), repository.Read(Workflow));
        const string other = ".github/workflows/piebot-publish.yml";
        Assert.Equal(
            second is null ? null : File.ReadAllText(Path.Combine(samples, second)),
            repository.Has(other) ? repository.Read(other) : null
        );
    }

    [Fact]
    public async Task Doing_it_again_changes_nothing()
    {
        using var repository = await SetupRepository.CreateAsync(("a.py", "pass\n"));
        await InitAsync(repository);
        var first = repository.Read(".piebot.yml");
        // As a checkout with other line endings has it.
        repository.Write(Workflow, repository.Read(Workflow).ReplaceLineEndings("\r\n"));

        var (exit, output) = await InitAsync(repository);

        Assert.Equal((0, first), (exit, repository.Read(".piebot.yml")));
        Assert.Contains("Up to date: .piebot.yml", output, StringComparison.Ordinal);
        Assert.Contains($"Up to date: {Workflow}", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_the_users_is_left_and_the_difference_shown_until_forced()
    {
        using var repository = await SetupRepository.CreateAsync(
            (".piebot.yml", "min-saving: 5\n")
        );

        var (exit, output) = await InitAsync(repository);

        Assert.Equal((1, "min-saving: 5\n"), (exit, repository.Read(".piebot.yml")));
        Assert.Contains("- min-saving: 5", output, StringComparison.Ordinal);
        Assert.Contains("+ min-saving: 10", output, StringComparison.Ordinal);
        Assert.True(repository.Has(Workflow));

        (exit, output) = await InitAsync(repository, "--force");

        Assert.Equal(0, exit);
        Assert.Contains("Replaced: .piebot.yml", output, StringComparison.Ordinal);
        Assert.Contains("min-saving: 10", repository.Read(".piebot.yml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("n", false)]
    [InlineData("y", true)]
    public async Task At_a_keyboard_it_asks_for_the_workflow_and_before_it_writes(
        string answer,
        bool written
    )
    {
        using var repository = await SetupRepository.CreateAsync();
        using var console = new TestConsole();
        using var keyboard = new TestConsole();
        keyboard.Interactive();
        keyboard.Input.PushKey(ConsoleKey.DownArrow);
        keyboard.Input.PushKey(ConsoleKey.Enter);
        keyboard.Input.PushTextWithEnter(answer);

        var exit = await InitCommand.RunAsync(
            console,
            keyboard,
            new(repository.Root, null, null, false),
            TestContext.Current.CancellationToken
        );

        Assert.Equal((0, written), (exit, repository.Has(".piebot.yml")));
        Assert.Equal(
            written,
            repository.Has(Workflow)
                && repository.Read(Workflow).Contains("shards: 8", StringComparison.Ordinal)
        );
    }

    private static async Task<(int Exit, string Output)> InitAsync(
        SetupRepository repository,
        params string[] options
    )
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLine.RunAsync(
            ["init", "--repo", repository.Root, .. options],
            output,
            error,
            TestContext.Current.CancellationToken
        );
        Assert.Equal("", error.ToString());
        return (exit, output.ToString());
    }
}
