using System.Text.Json;
using PieBot.Core.Proposals;
using PieBot.Core.Proposals.Models;
using PieBot.Core.Proposals.Models.Cost;
using PieBot.Core.Proposals.Models.Endpoint;
using PieBot.Core.Proposals.Models.Prompt;
using PieBot.Core.Proposals.Stage;
using PieBot.Core.Targets;
using PieBot.Testing.Models;

namespace PieBot.Core.Tests.Proposals.Models;

/// <summary>What is refused when it is proposed goes back to the model once, with the reason.</summary>
public sealed class RepairTests
{
    private const string Path = "lib/first.py";

    private const string Source = """
        def first(words):
            seen = []
            for word in words[:900]:
                if word not in seen:
                    seen.append(word)
            return seen

        """;

    private const string Right = "    return list(dict.fromkeys(words[:900]))";

    private const string Wrong = "    import subprocess\n    return list(set(words))";

    [Theory]
    [InlineData(Wrong, "    seen = []", "processes")]
    [InlineData(Right, "    sean = []", "not in the member")]
    public async Task What_is_refused_goes_back_once_with_the_reason(
        string replacement,
        string original,
        string reason
    )
    {
        var (candidates, requests) = await ProposeAsync(
            1,
            asked => IsAgain(asked) ? Reply("    seen = []", Right) : Reply(original, replacement)
        );

        Assert.Equal(2, requests.Count);
        Assert.Contains("It failed: ", requests[1].User, StringComparison.Ordinal);
        Assert.Contains(reason, requests[1].User, StringComparison.Ordinal);
        Assert.Contains(replacement.Split('\n')[^1], requests[1].User, StringComparison.Ordinal);
        var repaired = Assert.Single(candidates, one => one.Rejection is null);
        Assert.Equal("model:m+repair#1", repaired.Origin);
        Assert.Null(repaired.Round);
    }

    [Theory]
    [InlineData(0, 1)]
    // What is refused again is not asked for a third time.
    [InlineData(1, 2)]
    public async Task It_goes_back_as_often_as_the_user_allows(int repairs, int asked)
    {
        var (candidates, requests) = await ProposeAsync(
            repairs,
            _ => Reply("    seen = []", Wrong)
        );

        Assert.Equal(asked, requests.Count);
        Assert.NotNull(Assert.Single(candidates).Rejection);
    }

    [Fact]
    public async Task What_is_let_through_does_not_go_back()
    {
        var (candidates, requests) = await ProposeAsync(1, _ => Reply("    seen = []", Right));

        Assert.Single(requests);
        Assert.Null(Assert.Single(candidates).Rejection);
    }

    private static bool IsAgain(Asked asked) =>
        asked.User.Contains("It failed: ", StringComparison.Ordinal);

    private static async Task<(
        IReadOnlyList<Candidate> Candidates,
        IReadOnlyList<Asked> Requests
    )> ProposeAsync(int repairs, Func<Asked, string> answer)
    {
        using var git = await TinyGit.CreateAsync();
        git.Write(Path, Source);
        var head = await git.CommitAsync();
        await using var server = await ModelServer.StartAsync(asked => [answer(asked)]);
        var settings = new ModelSettings("m") { Samples = 1, Repairs = repairs };
        using var session = new ModelSession(
            settings,
            new(null, "m"),
            new(
                new(EndpointKind.Compatible, new(server.Address), "m", null),
                ChatEndpoint.Handler(),
                TimeProvider.System
            ),
            new Ledger("m", "loopback", PriceTable.Empty)
        );
        var changes = new ChangeSet(
            head,
            head,
            false,
            [],
            LanguagePacks.Named("python").Members(Path, Source),
            []
        );
        var proposals = await ProposeStage.RunAsync(
            git.Root,
            changes,
            new ModelProposer(
                session,
                (checkout, _) =>
                    new PromptBuilder(
                        settings,
                        changes,
                        new PromptContexts(checkout, [Path]),
                        _ => null,
                        _ => []
                    ),
                _ => { }
            ),
            trusted: false,
            TestContext.Current.CancellationToken
        );
        return (proposals.Candidates, server.Requests.ToList());
    }

    // The body anew; its first line as the model repeats it.
    private static string Reply(string first, string replacement) =>
        JsonSerializer.Serialize(
            new
            {
                title = "Look words up in a table",
                rationale = "A list is searched from its start for each word.",
                edits = new[]
                {
                    new
                    {
                        start = 2,
                        end = 6,
                        original = string.Join('\n', [first, .. Source.Split('\n')[2..6]]),
                        replacement,
                    },
                },
            }
        );
}
