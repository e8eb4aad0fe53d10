using PieBot.Core.Processes;
using PieBot.Tests.Reports;
using PieBot.Tool.Commands;

namespace PieBot.Tests.Commands;

public sealed class CommandLineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("piebot-cli-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("no-such-command")]
    [InlineData("run", "--no-such-option")]
    [InlineData("run", "--trials", "3")]
    [InlineData("run", "--trials", "many")]
    [InlineData("run", "--alpha", "0.7")]
    [InlineData("run", "--min-saving", "-1")]
    [InlineData("run", "--format", "yaml")]
    [InlineData("run", "--protocol", "guess")]
    [InlineData("propose", "--profile")]
    [InlineData("compare", "main")]
    [InlineData("compare", "main", "HEAD", "--min-change", "0")]
    [InlineData("compare", "no-such-ref", "HEAD")]
    [InlineData("compare", "HEAD", "HEAD", "--repo", "/no/such/folder")]
    [InlineData("doctor", "--trials", "5")]
    [InlineData("run", "--proposer", "model")]
    [InlineData("run", "--proposer", "guess", "--model", "m")]
    [InlineData("run", "--model", "m", "--samples", "0")]
    [InlineData("run", "--model", "m", "--prompt", "haiku")]
    [InlineData("propose", "--model", "m", "--refine")]
    [InlineData("propose", "--model", "m", "--endpoint", "not a url")]
    [InlineData("verify")]
    [InlineData("verify", "p.json", "--patch", "x.diff")]
    [InlineData("verify", "/no/such/file.json")]
    [InlineData("examples")]
    [InlineData("examples", "mine", "--max", "0")]
    [InlineData("examples", "list", "--repo", "/no/such/folder")]
    [InlineData("verify", "p.json", "--shard", "9/8")]
    [InlineData("verify", "p.json", "--shard", "three")]
    [InlineData("verify", "--patch", "x.diff", "--shard", "1/2")]
    [InlineData("propose", "--shards", "0")]
    [InlineData("propose", "--shards", "257")]
    [InlineData("report")]
    [InlineData("report", "/no/such/run")]
    [InlineData("report", "/no/such/run", "--format", "html")]
    [InlineData("report", ".", "--format", "msbuild", "--severity", "loud")]
    [InlineData("review", "/no/such/run")]
    [InlineData("review", "--repo", "/no/such/folder")]
    [InlineData("apply", "/no/such/run")]
    [InlineData("publish")]
    [InlineData("publish", "/no/such/run")]
    [InlineData("publish", "/no/such/run", "--max-suggestions", "99")]
    [InlineData("publish", "/no/such/run", "--max-suggestions", "many")]
    [InlineData("run", "--repo", "/no/such/folder")]
    [InlineData("init", "--repo", "/no/such/folder")]
    [InlineData("init", "--repo", "/")]
    [InlineData("init", "--workflow", "many")]
    [InlineData("init", "--workflow", "forks", "--model", "m")]
    [InlineData("completion")]
    [InlineData("completion", "tcsh")]
    public async Task Bad_usage_and_bad_input_exit_with_2_and_say_why(params string[] args)
    {
        var (exit, output, error) = await RunAsync(args);

        Assert.Equal(ExitCode.BadInput, exit);
        Assert.Equal("", output);
        Assert.Contains("piebot: ", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("option '--only'.", "apply", "/no/such/run", "--only", "c-1")]
    [InlineData("option '--formt'.", "report", "--formt", "json")]
    [InlineData("option '--ptch'.", "verify", "--ptch", "x.diff")]
    [InlineData("command 'rnu'. Commands: init, demo, run,", "rnu", "--base", "main")]
    [InlineData("command 'mien'. Commands: mine", "examples", "mien")]
    public async Task An_option_or_a_command_that_does_not_exist_is_named_not_taken_for_an_argument(
        string named,
        params string[] args
    )
    {
        var (exit, _, error) = await RunAsync(args);

        Assert.Equal(ExitCode.BadInput, exit);
        Assert.StartsWith($"piebot: There is no {named}", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_command_is_found_by_the_name_it_has()
    {
        var screen = new PieBot.Tool.Console.Screen(TextWriter.Null, TextWriter.Null);

        Assert.All(CommandLine.Commands, one => Assert.Equal(one.Name, one.Create(screen).Name));
    }

    [Fact]
    public void Every_command_option_and_argument_is_described()
    {
        var root = CommandLine.Root(new(TextWriter.Null, TextWriter.Null));

        Assert.Equal(
            [
                "apply",
                "compare",
                "completion",
                "demo",
                "doctor",
                "examples",
                "init",
                "propose",
                "publish",
                "report",
                "review",
                "run",
                "verify",
            ],
            root.Subcommands.Select(command => command.Name).Order()
        );
        foreach (
            var command in root
                .Subcommands.SelectMany(command => command.Subcommands.Prepend(command))
                .Append<System.CommandLine.Command>(root)
        )
        {
            Assert.All(
                command
                    .Options.Cast<System.CommandLine.Symbol>()
                    .Concat(command.Arguments)
                    .Append(command),
                symbol => Assert.False(string.IsNullOrWhiteSpace(symbol.Description), symbol.Name)
            );
        }
    }

    [Theory]
    [InlineData("--min-saving", "run", "--help")]
    [InlineData("  piebot [command] [options]")]
    public async Task Help_is_printed_on_standard_output_and_is_not_an_error(
        string expected,
        params string[] args
    )
    {
        var (exit, output, error) = await RunAsync(args);

        Assert.Equal((0, ""), (exit, error));
        Assert.Contains(expected, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("  piebot [command] [options]", "--help")]
    [InlineData("  piebot run [options]", "run", "-h")]
    [InlineData("  piebot examples mine [options]", "examples", "mine", "--help")]
    public async Task Help_calls_the_tool_by_the_name_its_users_type(
        string usage,
        params string[] args
    )
    {
        var (_, output, _) = await RunAsync(args);

        Assert.Contains(
            $"Usage:\n{usage}",
            output.ReplaceLineEndings("\n"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Report_and_apply_work_from_the_files_alone()
    {
        Sample.Write(_folder);

        var (exit, output, _) = await RunAsync("report", _folder, "--format", "markdown");

        Assert.Equal(0, exit);
        Assert.Contains("**faster**", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_takes_only_what_proved_faster()
    {
        Sample.Write(Path.Combine(_folder, "run"));
        await new Git(_folder).RunAsync(["init", "-q"], TestContext.Current.CancellationToken);
        Directory.CreateDirectory(Path.Combine(_folder, "src"));
        var file = Path.Combine(_folder, "src", "A.cs");
        await File.WriteAllTextAsync(
            file,
            "1\n2\n3\nold\n5\n",
            TestContext.Current.CancellationToken
        );

        var refused = await RunAsync(
            "apply",
            Path.Combine(_folder, "run"),
            "c-slow",
            "--repo",
            _folder
        );
        var unknown = await RunAsync(
            "apply",
            Path.Combine(_folder, "run"),
            "c-what",
            "--repo",
            _folder
        );
        Assert.Equal((2, 2), (refused.Exit, unknown.Exit));
        Assert.Contains("did not prove faster", refused.Error, StringComparison.Ordinal);

        var applied = await RunAsync("apply", Path.Combine(_folder, "run"), "--repo", _folder);
        Assert.Equal(0, applied.Exit);
        Assert.Equal(
            "1\n2\n3\nc-fast\n5\n",
            await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)
        );

        var changed = await RunAsync("apply", Path.Combine(_folder, "run"), "--repo", _folder);
        Assert.Equal(2, changed.Exit);
        Assert.Contains("has changed since", changed.Error, StringComparison.Ordinal);
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(
        params string[] args
    )
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLine.RunAsync(
            args,
            output,
            error,
            TestContext.Current.CancellationToken
        );
        return (exit, output.ToString(), error.ToString());
    }
}
