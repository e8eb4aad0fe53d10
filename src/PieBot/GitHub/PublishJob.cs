using System.Text.RegularExpressions;
using PieBot.Core;
using PieBot.Tool.Console;
using PieBot.Tool.GitHub.Api;
using PieBot.Tool.GitHub.Reviews;
using PieBot.Tool.GitHub.Trust;

namespace PieBot.Tool.GitHub;

/// <summary>Publishes a run from a workflow or a terminal: to the pull request where it can, to the step summary in any case.</summary>
/// <param name="network">Makes the way to GitHub.</param>
internal sealed partial class PublishJob(
    Screen screen,
    GitHubEnvironment environment,
    Func<HttpMessageHandler> network,
    Patience patience
)
{
    private readonly WorkflowLog _log = new(screen.Output, environment.InActions);

    /// <exception cref="UserErrorException">The run cannot be read, or it is not known where to post.</exception>
    public async Task<Publication> RunAsync(
        PublishRequest request,
        CancellationToken cancellationToken
    )
    {
        var run = Read(request);
        var origin = new Origin(
            environment.ServerUrl,
            Checked(request.Repository ?? environment.Repository),
            environment.RunId is { } id && id.All(char.IsAsciiDigit) ? id : null,
            request.Artifact
        );
        Publication publication;
        (run, publication) = run.Proposals.Changes.Uncommitted
            ? (
                run,
                Publication.Nothing(
                    run,
                    "The run includes uncommitted changes, which no pull request has: nothing was posted."
                )
            )
            : await PublishAsync(request, run, origin, cancellationToken);
        Report(run, publication, origin);
        return publication;
    }

    // Whoever reads the output gets a number, also of a run that cannot be read.
    private TrustedRun Read(PublishRequest request)
    {
        try
        {
            return TrustedRun.Read(request.Proposals, request.Verdicts);
        }
        catch (UserErrorException)
        {
            Output(0, null);
            throw;
        }
    }

    // The run comes back as GitHub knows it.
    private async Task<(TrustedRun Run, Publication Publication)> PublishAsync(
        PublishRequest request,
        TrustedRun run,
        Origin origin,
        CancellationToken cancellationToken
    )
    {
        var asked = environment.EventPath is { } path ? PullRequestEvent.Read(path) : null;
        var number = request.PullRequest ?? asked?.Number;
        if (
            environment.Token is not { } token
            || origin.Repository is not { } repository
            || (number is null && asked?.Head is null)
        )
        {
            return (
                run,
                request.DryRun
                    ? await PreviewAsync(request, run, origin, cancellationToken)
                    : Unknown(run, origin, number is not null || asked?.Head is not null, asked)
            );
        }

        using var connection = new GitHubConnection(
            environment.ApiUrl,
            token,
            network(),
            patience,
            cancellationToken
        );
        var api = new PullRequestApi(connection, repository);
        using var preview = new StringWriter();
        var publisher = new Publisher(api, run, request, origin, request.DryRun ? preview : null);
        var publication = await publisher.PublishAsync(number, asked?.Head, cancellationToken);
        Show(preview.ToString());
        return (publisher.Run, publication);
    }

    // Without a token: by the checkout's own diff, as if nothing had been posted before.
    private async Task<Publication> PreviewAsync(
        PublishRequest request,
        TrustedRun run,
        Origin origin,
        CancellationToken cancellationToken
    )
    {
        var changes = run.Proposals.Changes;
        var files = await DiffFile.ReadAsync(
            Path.GetFullPath(request.Checkout),
            changes,
            run.Proposals.Candidates.SelectMany(one => one.Edits).Select(edit => edit.Path),
            cancellationToken
        );
        var most = PublishRules.Of(request, run.Proposals.Configuration, null).MostSuggestions;
        var selection = Selection.Of(
            run,
            new(files, new Dictionary<string, string>(), IsWhole: true),
            new HashSet<string>(),
            most
        );
        var draft = ReviewDraft.Compose(
            selection.Posted,
            CommentRound.First(selection.Posted.Select(one => one.Key), most),
            finding => SuggestionBody.Of(finding, files[finding.Path].Head, changes),
            origin,
            changes
        );
        Show(selection.Posted.Count > 0 ? draft.ToText() : "");
        return new([], 0, null, "A dry run: nothing was posted.", selection.Others);
    }

    private Publication Unknown(
        TrustedRun run,
        Origin origin,
        bool isAbout,
        PullRequestEvent? asked
    ) =>
        environment.InActions
            ? Publication.Nothing(
                run,
                !isAbout ? "This workflow was not started for a pull request: nothing was posted."
                    : asked?.FromFork == true
                        ? "The pull request comes from a fork, whose workflows get no token to post with: this summary is all there is."
                    : "The step has no token to post with: give it GITHUB_TOKEN."
            )
            : throw new UserErrorException(
                environment.Token is null
                    ? "There is no token. Set GITHUB_TOKEN, or look at what would be posted with --dry-run."
                : origin.Repository is null
                    ? "PieBot does not know where to post. Name the repository with --repository OWNER/NAME."
                : "PieBot does not know where to post. Name the pull request with --pull-request NUMBER."
            );

    private void Report(TrustedRun run, Publication publication, Origin origin)
    {
        if (environment.StepSummary is { } summary)
        {
            PublishSummary.Append(summary, PublishSummary.Write(run, publication, origin));
        }

        Output(publication.Suggestions, publication.Review);
        _log.Notice(
            publication.Posted.Count > 0
                ? Said(publication)
                : publication.Notice ?? "There was nothing new to post."
        );
        if (publication is { Posted.Count: > 0, Notice: { } notice })
        {
            _log.Notice(notice);
        }

        foreach (var other in publication.Others)
        {
            var id = string.Concat(other.Candidate.Id.Where(one => !char.IsControl(one)));
            screen.Say($"not posted: {id}: {other.Reason}");
        }
    }

    private void Output(int posted, string? review) =>
        StepOutputs.Append(environment.Output, ("posted", $"{posted}"), ("review", review ?? ""));

    private static string Said(Publication publication)
    {
        var shown = publication.Posted.Count - publication.Suggestions;
        return shown == 0 ? $"{Reports.Summary.Many(publication.Suggestions, "suggestion")} posted."
            : publication.Suggestions == 0
                ? $"{Reports.Summary.Many(shown, "edit")} shown in the review."
            : $"{Reports.Summary.Many(publication.Suggestions, "suggestion")} posted, and {Reports.Summary.Many(shown, "edit")} shown in the review.";
    }

    private void Show(string text)
    {
        if (text.Length > 0)
        {
            _log.Echo(text);
        }
    }

    private static string? Checked(string? repository) =>
        repository is null || Repositories().IsMatch(repository)
            ? repository
            : throw new UserErrorException(
                $"'{repository}' is not a repository. Name it as OWNER/NAME."
            );

    [GeneratedRegex(@"^[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+\z")]
    private static partial Regex Repositories();
}
