using PieBot.Core.Languages;
using PieBot.Core.Languages.CSharp.Members;
using PieBot.Core.Proposals;
using PieBot.Core.Proposals.Models;
using PieBot.Core.Proposals.Models.Cost;
using PieBot.Core.Proposals.Models.Endpoint;
using PieBot.Core.Proposals.Models.Prompt;
using PieBot.Core.Targets;
using PieBot.Testing.Models;

namespace PieBot.Core.Tests.Proposals.Models;

/// <summary>From members to candidates, over a real server and a real cache.</summary>
public sealed class ModelSessionTests : IDisposable
{
    private const string Key = "sk-s3cr3t-0123456789";

    private const string Source = """
        public static class A
        {
            public static int One(int[] values)
            {
                var sum = 0;
                foreach (var value in values)
                    sum += value;
                return sum;
            }

            public static int Two(int[] values)
            {
                var most = 0;
                foreach (var value in values)
                    most = System.Math.Max(most, value);
                return most;
            }

            public static int Three(int[] values) => System.Array.IndexOf(values, 3);

            public static int Four(int[] values) => values[0];
        }

        """;

    private readonly TemporaryFolder _folder = new();
    private readonly InstantTime _time = new();

    public ModelSessionTests() => File.WriteAllText(Path.Combine(_folder.Path, "A.cs"), Source);

    private string Cache => Path.Combine(_folder.Path, "cache");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Makes_one_candidate_of_replies_that_do_the_same_and_counts_the_rest()
    {
        await using var server = await ModelServer.StartAsync(Replies);

        var (proposed, account) = await ProposeAsync(server, new("m") { Samples = 6 });

        var one = proposed
            .Candidates.Where(candidate =>
                candidate.TargetId.Contains("One", StringComparison.Ordinal)
            )
            .ToList();
        Assert.Equal(["model:m#1", "model:m#3"], one.Select(candidate => candidate.Origin));
        Assert.Equal(
            new ReplyCounts(
                All: 24,
                Edits: 2,
                Repeated: 1,
                Empty: 19,
                Unreadable: 1,
                Refused: 1,
                Shifted: 1
            ),
            account.Replies
        );
        Assert.Equal((4, 4, 0), (account.Requests, account.Tries, account.Failed));
        Assert.Equal(new TokenUsage(4000, 2400, 800), account.Tokens);
        Assert.Equal(2, account.Refused.Count);
    }

    [Fact]
    public async Task A_second_run_makes_no_request_and_offline_insists_on_it()
    {
        await using var server = await ModelServer.StartAsync(Replies);
        var (first, _) = await ProposeAsync(server, new("m"));
        var requests = server.Requests.Count;

        var (second, account) = await ProposeAsync(server, new("m"));
        var (offline, _) = await ProposeAsync(null, new("m") { Offline = true });
        var (none, missing) = await ProposeAsync(null, new("m") { Offline = true, Samples = 3 });

        Assert.Equal(requests, server.Requests.Count);
        Assert.Equal(Texts(first), Texts(second));
        Assert.Equal(Texts(first), Texts(offline));
        Assert.Equal((0, 32, "cache"), (account.Requests, account.CachedReplies, account.Endpoint));
        Assert.Empty(none.Candidates);
        Assert.Equal(
            4,
            missing.LeftOut.Count(line => line.Contains("--offline", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task The_cache_holds_no_key_and_half_a_file_of_it_does_no_harm()
    {
        await using var server = await ModelServer.StartAsync(Replies);
        await ProposeAsync(server, new("m"));
        var files = Directory.GetFiles(Cache);

        Assert.Equal(4, files.Length);
        Assert.All(
            files,
            file =>
                Assert.DoesNotContain("s3cr3t", File.ReadAllText(file), StringComparison.Ordinal)
        );
        await File.WriteAllTextAsync(
            files[0],
            "{\"version\":1,\"repl",
            TestContext.Current.CancellationToken
        );
        var (_, account) = await ProposeAsync(server, new("m"));
        Assert.Equal((1, 24), (account.Requests, account.CachedReplies));
    }

    [Fact]
    public async Task A_server_without_schemas_is_asked_for_a_fence_from_then_on_and_the_cache_knows_it()
    {
        await using var server = await ModelServer.StartAsync(
            (asked, context) =>
                asked.HasSchema
                    ? ModelServer.ErrorAsync(context, 400, "json_schema is not supported")
                    : ModelServer.CompleteAsync(context, [.. Replies(asked).Take(asked.N)])
        );

        var (first, _) = await ProposeAsync(server, new("m"));
        var requests = server.Requests.Count;
        var (second, account) = await ProposeAsync(server, new("m"));

        Assert.Equal(2, first.Candidates.Count);
        Assert.Single(server.Requests, asked => asked.HasSchema);
        Assert.Contains("```json", server.Requests[^1].System, StringComparison.Ordinal);
        Assert.Equal((requests, 0), (server.Requests.Count, account.Requests));
        Assert.Equal(Texts(first), Texts(second));
    }

    [Fact]
    public async Task A_model_that_keeps_to_no_json_is_asked_for_blocks_in_the_end()
    {
        await using var server = await ModelServer.StartAsync(asked =>
            asked.System.Contains("<<<<<<< SEARCH", StringComparison.Ordinal)
                ?
                [
                    "<<<<<<< SEARCH\n            sum += value;\n=======\n            sum = sum + value;\n>>>>>>> REPLACE",
                ]
                : ["I would use a span here."]
        );

        var (proposed, account) = await ProposeAsync(server, new("m") { Samples = 1 });

        Assert.Single(proposed.Candidates);
        // Schema and fence once, then blocks for all four members.
        Assert.Equal(6, account.Requests);
        Assert.Equal(
            [true, false, false, false, false, false],
            server.Requests.Select(asked => asked.HasSchema)
        );
    }

    [Fact]
    public async Task An_endpoint_that_turns_everything_away_is_left_alone_and_the_run_goes_on()
    {
        var asked1 = 0;
        await using var server = await ModelServer.StartAsync(
            (asked, context) =>
                Interlocked.Increment(ref asked1) == 1
                    ? ModelServer.CompleteAsync(context, [.. Replies(asked).Take(asked.N)])
                    : ModelServer.ErrorAsync(context, 429, "later")
        );
        var settings = new ModelSettings("m") { Concurrency = 1 };

        var (proposed, account) = await ProposeAsync(server, settings, [.. Targets, .. Targets]);

        Assert.NotEmpty(proposed.Candidates);
        // One that works, three storms of four tries, and then no more.
        Assert.Equal((4, 13, 3), (account.Requests, account.Tries, account.Failed));
        // The first member comes again, and is in the cache by then.
        Assert.Equal(6, account.LeftOut.Count);
    }

    [Theory]
    [InlineData(1, 1_000_000, 1)]
    [InlineData(100, 5_500, 1)]
    [InlineData(100, 500, 0)]
    [InlineData(0, 1_000_000, 0)]
    public async Task Spends_no_more_than_it_may(int requests, long tokens, int sent)
    {
        await using var server = await ModelServer.StartAsync(Replies);
        var settings = new ModelSettings("m")
        {
            MaxRequests = requests,
            MaxTokens = tokens,
            Samples = 1,
            Concurrency = 1,
        };

        var (_, account) = await ProposeAsync(server, settings);

        Assert.Equal(sent, server.Requests.Count);
        Assert.Equal(4 - sent, account.LeftOut.Count);
        Assert.Contains("--max-", account.LeftOut[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replies_that_a_server_does_not_count_are_counted_here()
    {
        await using var server = await ModelServer.StartAsync(
            (asked, context) =>
                ModelServer.JsonAsync(
                    context,
                    200,
                    """{"choices":[{"message":{"content":"{\"edits\":[]}"}}]}"""
                )
        );

        var (_, account) = await ProposeAsync(server, new("m") { Samples = 1 });

        Assert.True(account is { Estimated: true, Tokens: { Input: > 1000, Output: > 10 } });
    }

    [Fact]
    public async Task A_key_that_is_not_accepted_ends_the_run()
    {
        await using var server = await ModelServer.StartAsync(
            (asked, context) => ModelServer.ErrorAsync(context, 401, "no")
        );

        await Assert.ThrowsAsync<UserErrorException>(() => ProposeAsync(server, new("m")));
    }

    private static IReadOnlyList<ChangedMember> Targets => CSharpMembers.All("A.cs", Source);

    private static string[] Replies(Asked asked)
    {
        const string Slow = "            sum += value;";
        string[] none = [.. Enumerable.Repeat("{\"edits\":[]}", 8)];
        return asked.User.Contains(
            "public static int One(int[] values)\n    4|",
            StringComparison.Ordinal
        )
            ?
            [
                Recorded.Edit(Source, Slow, "            sum = sum + value;"),
                Recorded.Edit(Source, Slow, "            sum = sum  + value; // again"),
                Recorded.Edit(Source, Slow, "            sum = value + sum;", shift: 2),
                "I cannot.",
                Recorded.Json("t", "r", [], (7, 7, "            sum -= value;", "")),
                .. none,
            ]
            : none;
    }

    private static List<string?> Texts(Proposed proposed) =>
        proposed.Candidates.Select(candidate => candidate.Edits[0].Replacement).ToList();

    private async Task<(Proposed Proposed, ModelAccount Account)> ProposeAsync(
        ModelServer? server,
        ModelSettings settings,
        IReadOnlyList<ChangedMember>? targets = null
    )
    {
        // What is refused is not asked for again: the requests are counted.
        settings = settings with
        {
            Repairs = 0,
        };
        var ledger = new Ledger("m", "loopback", PriceTable.Empty);
        using var session = new ModelSession(
            settings,
            new(Cache, "m"),
            server is null
                ? null
                : new(
                    new(EndpointKind.Compatible, new(server.Address), "m", new ApiKey(Key)),
                    ChatEndpoint.Handler(),
                    _time
                ),
            ledger
        );
        var changes = new ChangeSet("b", "h", false, [], Targets, []);
        var proposer = new ModelProposer(
            session,
            (checkout, members) =>
                new PromptBuilder(
                    settings,
                    changes,
                    new PromptContexts(checkout, ["A.cs"]),
                    _ => null,
                    _ => []
                ),
            _ => { }
        );
        var proposed = await proposer.ProposeAsync(
            _folder.Path,
            targets ?? Targets,
            TestContext.Current.CancellationToken
        );
        return (proposed, ledger.Account());
    }
}
