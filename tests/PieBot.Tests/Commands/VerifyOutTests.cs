using PieBot.Core.Processes;
using PieBot.Tests.Setup;
using PieBot.Tool.Commands;

namespace PieBot.Tests.Commands;

/// <summary>Where <c>verify --out</c> puts what it finds: of a repository without tests, which is found out at once.</summary>
public sealed class VerifyOutTests
{
    [Theory]
    [InlineData("out", "verdicts.jsonl run.json", false)]
    [InlineData("out/mine.jsonl", "mine.jsonl run.json", true)]
    public async Task A_folder_or_the_file_of_the_verdicts_with_a_notice(
        string asked,
        string files,
        bool isNoticed
    )
    {
        using var repository = await SetupRepository.CreateAsync(
            ("a.py", "def a():\n    return 1\n")
        );
        await repository.CommitAsync();
        repository.Write("a.py", "def a():\n    return 2\n");
        await GitAsync(repository, "diff", "--output=my.diff");
        await GitAsync(repository, "checkout", "-q", "--", "a.py");
        using var error = new StringWriter();

        var exit = await CommandLine.RunAsync(
            [
                "verify",
                "--patch",
                Path.Combine(repository.Root, "my.diff"),
                "--repo",
                repository.Root,
                "--out",
                Path.Combine(repository.Root, asked),
            ],
            TextWriter.Null,
            error,
            TestContext.Current.CancellationToken
        );

        Assert.True(exit == ExitCode.Failed, error.ToString());
        Assert.All(files.Split(' '), file => Assert.True(repository.Has($"out/{file}"), file));
        Assert.Equal(
            isNoticed,
            error.ToString().Contains("--out names a folder now", StringComparison.Ordinal)
        );
    }

    private static Task<string> GitAsync(SetupRepository repository, params string[] arguments) =>
        new Git(repository.Root).RunAsync(arguments, TestContext.Current.CancellationToken);
}
