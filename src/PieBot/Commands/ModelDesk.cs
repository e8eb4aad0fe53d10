using PieBot.Core;
using PieBot.Core.Changes;
using PieBot.Core.Languages;
using PieBot.Core.Processes;
using PieBot.Core.Proposals.Examples;
using PieBot.Core.Proposals.Examples.History;
using PieBot.Core.Proposals.Models;
using PieBot.Core.Proposals.Models.Cost;
using PieBot.Core.Proposals.Models.Endpoint;
using PieBot.Core.Proposals.Models.Prompt;
using PieBot.Core.Targets;

namespace PieBot.Tool.Commands;

/// <summary>All that asking a model takes in one run of the tool.</summary>
/// <param name="Root">The top folder of the checkout.</param>
/// <param name="Examples">The pairs that PieBot carries, and those of the repository's own history.</param>
/// <param name="Notices">What the user should know of it.</param>
internal sealed record ModelDesk(
    ModelChoice Choice,
    string Root,
    ModelSession Session,
    ExampleIndex Examples,
    IReadOnlyList<string> Notices
) : IDisposable
{
    /// <summary>Globs of files whose code no request shows.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <param name="changes">Of which checkout, and what of it is not shown.</param>
    /// <exception cref="UserErrorException">The endpoint, key or price table is missing or wrong.</exception>
    public static async Task<ModelDesk> OpenAsync(
        ModelChoice choice,
        ChangeRequest changes,
        CancellationToken cancellationToken
    )
    {
        using var git = await GitReader.OpenAsync(changes.Repository, cancellationToken);
        var notices = new List<string>();
        var cache =
            choice.Cache is not null ? Path.GetFullPath(choice.Cache)
            : await OwnAsync(git.Root, "cache", notices, cancellationToken) is { } own ? own
            : null;
        var prices = await PricesAsync(choice, git.Root, notices, cancellationToken);
        var mined = await OwnAsync(git.Root, RunPaths.ExamplesName, notices, cancellationToken);
        var settings = choice.Settings;
        var endpoint = settings.Offline
            ? null
            : EndpointSettings.Read(settings.Name, choice.Endpoint, choice.Azure, Secrets.Get) with
            {
                RequestTimeout = choice.RequestTimeout,
                Concurrency = settings.Concurrency,
            };
        return new(
            choice,
            git.Root,
            new(
                settings,
                new(cache, settings.Name),
                endpoint is null
                    ? null
                    : new(endpoint, choice.Recorded ?? ChatEndpoint.Handler(), TimeProvider.System),
                new(
                    settings.Name,
                    endpoint is null ? "cache" : endpoint.Address?.Authority ?? "api.openai.com",
                    prices
                )
            ),
            new([.. ExampleBank.All, .. mined is null ? [] : new ExampleFile(mined).Read()]),
            notices
        )
        {
            Exclude = changes.Exclude,
        };
    }

    /// <summary>Makes the builder of prompts for the members of these changes.</summary>
    /// <param name="profile">Where the tests spend their time; null when that was not asked for.</param>
    public Func<string, IReadOnlyList<ChangedMember>, PromptBuilder> Prompts(
        ChangeSet changes,
        ProfileFacts? profile
    ) =>
        (checkout, targets) =>
        {
            var filter = new FileFilter([], Exclude);
            var contexts = new PromptContexts(
                checkout,
                targets.Select(target => target.Path).Distinct().ToList(),
                // What tests pass to a member may be shown; what is generated or of others is of no use.
                path => filter.ReasonByPath(path) is null or FileFilter.Test
            );
            var git = new Git(Root);
            return new(
                Choice.Settings,
                changes,
                contexts,
                path =>
                    git.Blob(changes.Base, path) is GitBlob.Bytes(var bytes)
                        ? SourceFile.Parse(bytes).Text
                        : null,
                member =>
                    Examples.Nearest(
                        member.Text,
                        Choice.Settings.Examples,
                        member.Language,
                        ExampleIndex.NearEnough
                    ),
                target => profile?.Members.FirstOrDefault(one => one.Id == target.Id)?.Lines ?? []
            );
        };

    public void Dispose() => Session.Dispose();

    private static async Task<PriceTable> PricesAsync(
        ModelChoice choice,
        string root,
        List<string> notices,
        CancellationToken cancellationToken
    )
    {
        if (choice.Prices is not null)
        {
            return PriceTable.Read(choice.Prices);
        }

        // Without a home there is no such folder, and a relative path would be the repository's.
        var home = Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData);
        var users = Path.Combine(home, "piebot", "prices.json");
        if (home.Length > 0 && File.Exists(users))
        {
            return PriceTable.Read(users);
        }

        return
            await OwnAsync(root, "prices.json", notices, cancellationToken) is { } path
            && File.Exists(path)
            ? PriceTable.Read(path)
            : PriceTable.Empty;
    }

    // What a branch brings along in .piebot is the branch's word, and does not count.
    private static async Task<string?> OwnAsync(
        string root,
        string name,
        List<string> notices,
        CancellationToken cancellationToken
    )
    {
        var own = $".piebot/{name}";
        var tracked = await new Git(root).RunAsync(
            ["ls-files", "--", ".piebot"],
            cancellationToken
        );
        if (
            tracked
                .Split('\n')
                // The folder itself, where it is a link to elsewhere.
                .Any(path =>
                    path == ".piebot"
                    || path == own
                    || path.StartsWith(own + "/", StringComparison.Ordinal)
                )
        )
        {
            notices.Add(
                $"{own} is tracked by git, so any branch could change it, and it is not used.{(name == RunPaths.ExamplesName ? "" : $" Name it with --{(name == "cache" ? "cache" : "prices")} if you trust it.")}"
            );
            return null;
        }

        return Path.Combine(RunPaths.OwnFolder(root), name);
    }
}
