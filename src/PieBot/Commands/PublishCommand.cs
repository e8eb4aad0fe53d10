using System.CommandLine;
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
                "The folder of a run, or its proposals.json. Edits are taken from there alone.",
        };
        var verdicts = new Option<string[]>("--verdicts")
        {
            Description =
                "Verdicts of the run: a file, or a folder in which all verdicts*.jsonl count. May be repeated, as for shards. Default: beside the proposals.",
            HelpName = "PATH",
        };
        var number = new Option<int?>("--pull-request")
        {
            Description = "The pull request. Default: the one the workflow was started for.",
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
                $"Suggestions that may be open on one pull request, earlier ones included; the fastest come first. As many edits that cannot be suggestions are shown in the review's body. 0 to {MostSuggestions}.",
            DefaultValueFactory = _ => 5,
            HelpName = "N",
        };
        most.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > MostSuggestions)
            {
                result.AddError($"--max-suggestions is a number from 0 to {MostSuggestions}.");
            }
        });
        var drafts = new Option<bool>("--drafts") { Description = "Post on drafts too." };
        var bots = new Option<bool>("--bots")
        {
            Description = "Post on pull requests of bots too.",
        };
        var label = new Option<string>("--skip-label")
        {
            Description =
                "A pull request with this label is left alone, as is one that says [skip piebot] in its title, description or head commit.",
            DefaultValueFactory = _ => "skip piebot",
            HelpName = "LABEL",
        };
        var login = new Option<string?>("--author")
        {
            Description =
                "The account the token posts under, to know earlier suggestions by. Default: GitHub is asked; where it does not tell, github-actions[bot], as a workflow's own token posts. That of an app is 'NAME[bot]'.",
            HelpName = "LOGIN",
        };
        var artifact = new Option<string?>("--artifact")
        {
            Description =
                "Name of the workflow artifact that holds all the run's files, for the command that applies an edit.",
            HelpName = "NAME",
        };
        var dry = new Option<bool>("--dry-run")
        {
            Description =
                "Print what would be posted, and post nothing. Without a token or pull request the diff is read from --repo.",
        };
        var command = new Command(
            "publish",
            "Post what a run proved faster as suggestions on its pull request: one review, nothing twice, nothing when the head has moved. Reads GITHUB_TOKEN (or PIEBOT_GITHUB_TOKEN) and what else a workflow tells; where it cannot post, the step summary shows all. Needs no checkout."
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
                    new Patience(),
                    TimeProvider.System
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
