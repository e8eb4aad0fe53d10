using System.CommandLine;
using PieBot.Core;
using PieBot.Tool.Console;
using PieBot.Tool.GitHub;
using PieBot.Tool.GitHub.Api;

namespace PieBot.Tool.Commands;

/// <summary><c>piebot publish</c>: post what a run proved as suggestions on its pull request.</summary>
internal static class PublishCommand
{
    private const int MostSuggestions = 50;

    public static Command Create(Screen screen)
    {
        var run = new Argument<string>("RUN")
        {
            Description =
                "The folder of a run, or its proposals.json. Edits are taken only from there.",
        };
        var verdicts = new Option<string[]>("--verdicts")
        {
            Description =
                "Verdicts of the run: a file, or a folder with files named verdicts*.jsonl. May be repeated, as for shards. Default: the folder of the proposals.",
            HelpName = "PATH",
        };
        var number = new Option<int?>("--pull-request")
        {
            Description =
                "Number of the pull request. Default: the pull request that started the workflow.",
            HelpName = "NUMBER",
        };
        var repository = new Option<string?>("--repository")
        {
            Description = "The repository on GitHub. Default: GITHUB_REPOSITORY.",
            HelpName = "OWNER/NAME",
        };
        var most = new Option<int>("--max-suggestions")
        {
            Description =
                $"Most suggestions that may be open on a pull request, including earlier suggestions; the fastest come first. The review's body shows at most as many edits that cannot be suggestions. 0 to {MostSuggestions}.",
            DefaultValueFactory = _ => 5,
            HelpName = "N",
        };
        most.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > MostSuggestions)
            {
                result.AddError($"--max-suggestions must be a number from 0 to {MostSuggestions}.");
            }
        });
        var drafts = new Option<bool>("--drafts")
        {
            Description = "Post on draft pull requests too.",
        };
        var bots = new Option<bool>("--bots")
        {
            Description = "Post on pull requests by bots too.",
        };
        var label = new Option<string>("--skip-label")
        {
            Description =
                "Post nothing on a pull request with this label. [skip piebot] in the title, the description or the head commit does the same.",
            DefaultValueFactory = _ => "skip piebot",
            HelpName = "LABEL",
        };
        var login = new Option<string?>("--author")
        {
            Description =
                "Account that the token posts under, to recognize earlier suggestions. Default: PieBot asks GitHub; if GitHub does not say, github-actions[bot], the account of a workflow's own token. An app's account is 'NAME[bot]'.",
            HelpName = "LOGIN",
        };
        var artifact = new Option<string?>("--artifact")
        {
            Description =
                "Name of the workflow artifact with all the run's files, for the command that applies an edit.",
            HelpName = "NAME",
        };
        var dry = new Option<bool>("--dry-run")
        {
            Description =
                "Print what would be posted, and post nothing. Without a token or pull request the diff is read from --repo.",
        };
        var command = new Command(
            "publish",
            "Post what a run proved faster as suggestions on its pull request: in one review, nothing twice, and nothing when the head has moved. Reads GITHUB_TOKEN (or PIEBOT_GITHUB_TOKEN) and the other variables of a workflow; where it cannot post, the step summary shows everything. Needs no checkout."
        )
        {
            run,
            verdicts,
            number,
            repository,
            most,
            label,
            drafts,
            bots,
            login,
            artifact,
            ProposalsDigest.Expected,
            dry,
            ConfigurationOptions.File,
            ChangeOptions.Repository,
        };
        command.SetAction(
            async (given, cancellationToken) =>
            {
                var (proposals, beside) = Files(given.GetValue(run)!);
                ProposalsDigest.Check(given, proposals);
                var own = Settings(ConfigurationOptions.OfFile(given, null));
                await new PublishJob(
                    screen,
                    GitHubEnvironment.Read(Environment.GetEnvironmentVariable),
                    () => new SocketsHttpHandler { AllowAutoRedirect = false },
                    new Patience()
                ).RunAsync(
                    new(
                        proposals,
                        given.GetValue(verdicts) is { Length: > 0 } named ? named : [beside],
                        given.GetValue(number),
                        given.GetValue(repository),
                        own.MostSuggestions,
                        own.Skip,
                        given.GetValue(login),
                        given.GetValue(artifact),
                        given.GetValue(dry),
                        given.GetValue(ChangeOptions.Repository)!
                    )
                    {
                        Configured = file => Settings(ConfigurationOptions.OfFile(given, file)),
                    },
                    cancellationToken
                );
                return ExitCode.Done;
            }
        );
        return command;
    }

    /// <summary>What a command line, filled up with a configuration or not, says of what may be posted.</summary>
    internal static PublishSettings Settings(ParseResult parsed) =>
        new(
            parsed.GetValue<int>("--max-suggestions"),
            new(
                parsed.GetValue<string>("--skip-label")!,
                parsed.GetValue<bool>("--drafts"),
                parsed.GetValue<bool>("--bots")
            )
        );

    private static (string Proposals, string Folder) Files(string run)
    {
        var full = Path.GetFullPath(run);
        return Directory.Exists(full) ? (Path.Combine(full, "proposals.json"), full)
            : File.Exists(full) ? (full, Path.GetDirectoryName(full)!)
            : throw new UserErrorException(
                $"There is no run {run}. Give the folder of a run, or the proposals.json that 'piebot propose' wrote."
            );
    }
}
