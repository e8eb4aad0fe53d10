using System.CommandLine;
using PieBot.Core;
using PieBot.Core.Configuration;
using PieBot.Tool.Console;
using PieBot.Tool.GitHub;
using PieBot.Tool.GitHub.Api;

namespace PieBot.Tool.Commands;

/// <summary><c>piebot publish</c>: post what a run proved as suggestions on its pull request.</summary>
internal static class PublishCommand
{
    public static Command Create(Screen screen)
    {
        var command = new Command(
            "publish",
            "Post what a run proved faster as suggestions on its pull request: in one review, nothing twice, and nothing when the head has moved. Reads GITHUB_TOKEN (or PIEBOT_GITHUB_TOKEN) and the other variables of a workflow; where it cannot post, the step summary shows everything. Needs no checkout."
        );
        var options = new PublishOptions(command);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var request = options.Bind(parsed);
                await new PublishJob(
                    screen,
                    GitHubEnvironment.Read(Environment.GetEnvironmentVariable),
                    () => new SocketsHttpHandler { AllowAutoRedirect = false },
                    new Patience()
                ).RunAsync(request, cancellationToken);
                return ExitCode.Done;
            }
        );
        return command;
    }
}

/// <summary>The options of <c>piebot publish</c>.</summary>
internal sealed class PublishOptions(Command command)
{
    private const int MostSuggestions = 50;

    private readonly Argument<string> _run = command.Argument<string>(
        "RUN",
        "The folder of a run, or its proposals.json. Edits are taken only from there."
    );

    private readonly Option<string[]?> _verdicts = command.Text<string[]>(
        "--verdicts PATH",
        "Verdicts of the run: a file, or a folder with files named verdicts*.jsonl. May be repeated, as for shards. Default: the folder of the proposals."
    );

    private readonly Option<int?> _number = command.Text<int?>(
        "--pull-request NUMBER",
        "Number of the pull request. Default: the pull request that started the workflow."
    );

    private readonly Option<string?> _repository = command.Text(
        "--repository OWNER/NAME",
        "The repository on GitHub. Default: GITHUB_REPOSITORY."
    );

    private readonly Option<int> _most = command.Number(
        "--max-suggestions N",
        $"Most suggestions that may be open on a pull request, including earlier suggestions; the fastest come first. The review's body shows at most as many edits that cannot be suggestions. 0 to {MostSuggestions}.",
        5,
        (0, MostSuggestions)
    );

    private readonly Option<string> _label = command.Value(
        "--skip-label LABEL",
        "Post nothing on a pull request with this label. [skip piebot] in the title, the description or the head commit does the same.",
        "skip piebot"
    );

    private readonly Option<bool> _drafts = command.Flag(
        "--drafts",
        "Post on draft pull requests too."
    );

    private readonly Option<bool> _bots = command.Flag(
        "--bots",
        "Post on pull requests by bots too."
    );

    private readonly Option<string?> _login = command.Text(
        "--author LOGIN",
        "Account that the token posts under, to recognize earlier suggestions. Default: PieBot asks GitHub; if GitHub does not say, github-actions[bot], the account of a workflow's own token. An app's account is 'NAME[bot]'."
    );

    private readonly Option<string?> _artifact = command.Text(
        "--artifact NAME",
        "Name of the workflow artifact with all the run's files, for the command that applies an edit."
    );

    private readonly Option<string?> _digest = command.With(ProposalsDigest.Expected);

    private readonly Option<bool> _dry = command.Flag(
        "--dry-run",
        "Print what would be posted, and post nothing. Without a token or pull request the diff is read from --repo."
    );

    private readonly Option<string?> _file = command.With(ConfigurationOptions.File);
    private readonly Option<string> _checkout = command.With(ChangeOptions.Repository);

    /// <exception cref="UserErrorException">There is no such run, or it is not the one that was handed on.</exception>
    public PublishRequest Bind(ParseResult parsed)
    {
        var (proposals, beside) = Files(parsed.GetValue(_run)!);
        ProposalsDigest.Check(parsed.GetValue(_digest), proposals);
        var own = Settings(parsed, null);
        return new(
            proposals,
            parsed.GetValue(_verdicts) is { Length: > 0 } named ? named : [beside],
            parsed.GetValue(_number),
            parsed.GetValue(_repository),
            own.MostSuggestions,
            own.Skip,
            parsed.GetValue(_login),
            parsed.GetValue(_artifact),
            parsed.GetValue(_dry),
            parsed.GetValue(_checkout)!
        )
        {
            Configured = file => Settings(parsed, file),
        };
    }

    /// <summary>What a command line says of what may be posted, filled up with a configuration.</summary>
    /// <param name="file">Null: only one that the command line names.</param>
    public PublishSettings Settings(ParseResult parsed, ConfigurationFile? file)
    {
        var given = ConfigurationOptions.OfFile(
            parsed,
            parsed.GetValue(_file) is { } named ? BaseConfiguration.Named(named) : file
        );
        return new(
            given.GetValue(_most),
            new(given.GetValue(_label)!, given.GetValue(_drafts), given.GetValue(_bots))
        );
    }

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
