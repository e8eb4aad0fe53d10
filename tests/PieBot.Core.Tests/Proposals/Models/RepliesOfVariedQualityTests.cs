using PieBot.Core.Proposals.Models;
using PieBot.Core.Proposals.Models.Cost;
using PieBot.Core.Proposals.Models.Endpoint;
using PieBot.Core.Proposals.Models.Prompt;
using PieBot.Core.Proposals.Stage;
using PieBot.Core.Targets;
using PieBot.Testing.Models;

namespace PieBot.Core.Tests.Proposals.Models;

/// <summary>
/// Recorded replies of all kinds, given by a real server and taken through parser, guard, build and tests of one small
/// repository: each must end where it belongs.
/// </summary>
public sealed class RepliesOfVariedQualityTests(RepliesOfVariedQualityTests.Fixture fixture)
    : IClassFixture<RepliesOfVariedQualityTests.Fixture>
{
    public static TheoryData<string> Names => [.. VariedReplies.All.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_reply_ends_where_it_belongs(string name)
    {
        var reply = VariedReplies.All.Single(one => one.Name == name);

        var (kind, reason) = fixture.Fate(reply);

        Assert.True(
            reply.Fate.Split('|').Contains(kind)
                && reason.Contains(reply.Why, StringComparison.OrdinalIgnoreCase),
            $"{kind}: {reason}"
        );
    }

    [Fact]
    public void There_are_at_least_forty_and_all_are_accounted_for()
    {
        var counts = fixture.Proposals.Model!.Replies;

        Assert.True(VariedReplies.All.Count >= 40, $"{VariedReplies.All.Count}");
        Assert.Equal(
            counts.All,
            counts.Edits + counts.Repeated + counts.Empty + counts.Unreadable + counts.Refused
        );
        Assert.Equal(VariedReplies.Count("Repeated"), counts.Repeated);
        Assert.Equal(VariedReplies.Count("Unreadable"), counts.Unreadable);
        Assert.Equal(VariedReplies.Count("Refused"), counts.Refused);
    }

    [Fact]
    public void An_order_in_the_code_is_shown_as_code_and_never_as_an_instruction()
    {
        var asked = fixture.Requests.Single(one =>
            one.User.Contains("<member>\n", StringComparison.Ordinal)
            && one.User.Split("<member>")[1].Contains("AI assistant", StringComparison.Ordinal)
        );

        Assert.DoesNotContain("AI assistant", asked.System, StringComparison.Ordinal);
        Assert.Contains("no instruction", asked.System, StringComparison.Ordinal);
    }

    [Fact]
    public void Leaves_the_repository_as_it_was() => Assert.Equal("", fixture.Status);

    public sealed class Fixture : IAsyncLifetime
    {
        private readonly Dictionary<string, (string Kind, string Reason)> _ends = [];

        internal ProposalFile Proposals { get; private set; } = null!;

        internal IReadOnlyList<Asked> Requests { get; private set; } = [];

        internal string Status { get; private set; } = "?";

        internal (string Kind, string Reason) Fate(VariedReply reply)
        {
            var target = VariedReplies.Target(reply.Member).Id;
            var sample = VariedReplies.Of(reply.Member).ToList().IndexOf(reply) + 1;
            if (
                Proposals.Candidates.FirstOrDefault(one =>
                    one.TargetId == target && one.Origin == $"model:m#{sample}"
                ) is
                { } candidate
            )
            {
                return _ends[candidate.Id];
            }

            return
                Proposals.Model!.Refused.FirstOrDefault(one =>
                    one.TargetId == target && one.Sample == sample
                )
                    is { } refused
                ? (reply.Fate is "Unreadable" ? "Unreadable" : "Refused", refused.Reason)
                : (reply.Fate is "Empty" ? "Empty" : "Repeated", "");
        }

        public async ValueTask InitializeAsync()
        {
            using var repository = await TinyRepository.CreateAsync(
                new Dictionary<string, string>
                {
                    [VariedReplies.Path] = VariedReplies.Source,
                    ["tests/Lib.Tests/ShopTests.cs"] = VariedReplies.Tests,
                }
            );
            await using var server = await ModelServer.StartAsync(asked =>
                VariedReplies
                    .Members.Where(member =>
                        asked
                            .User.Split("<member>")[1]
                            .Contains($" {member}(", StringComparison.Ordinal)
                    )
                    .SelectMany(VariedReplies.Of)
                    .Select(reply => reply.Text)
                    .Concat(Enumerable.Repeat("{\"edits\":[]}", 100))
            );
            var settings = new ModelSettings("m")
            {
                Samples = VariedReplies.Members.Max(member => VariedReplies.Of(member).Count()),
                MaxTokens = 10_000_000,
                Repairs = 0,
            };
            var ledger = new Ledger("m", "loopback", PriceTable.Empty);
            using var session = new ModelSession(
                settings,
                new(null, "m"),
                new(
                    new(EndpointKind.Compatible, new(server.Address), "m", null),
                    ChatEndpoint.Handler(),
                    TimeProvider.System
                ),
                ledger
            );
            var changes = new ChangeSet(
                repository.Head,
                repository.Head,
                false,
                [],
                VariedReplies.Members.Select(VariedReplies.Target).ToList(),
                []
            );
            Proposals = await ProposeStage.RunAsync(
                repository.Root,
                changes,
                new ModelProposer(
                    session,
                    (checkout, _) =>
                        new PromptBuilder(
                            settings,
                            changes,
                            new PromptContexts(checkout, [VariedReplies.Path]),
                            _ => null,
                            _ => []
                        ),
                    _ => { }
                ),
                trusted: false,
                TestContext.Current.CancellationToken
            );
            Proposals = Proposals with { Model = ledger.Account() };
            Requests = server.Requests;
            foreach (var refused in Proposals.Candidates.Where(one => one.Rejection is not null))
            {
                _ends.Add(refused.Id, ("GuardRejected", refused.Rejection!));
            }

            var candidates = Proposals.Candidates.Where(one => one.Rejection is null).ToList();
            await using var prepared = await PreparedRepository.CreateAsync(
                repository.Root,
                repository.Head,
                candidates
            );
            foreach (var candidate in candidates)
            {
                var (unbuilt, failures) = await prepared.TestAsync(candidate);
                _ends.Add(
                    candidate.Id,
                    unbuilt is not null ? ("BuildFailed", unbuilt)
                        : failures.Count > 0 ? ("TestsFailed", string.Join(", ", failures))
                        : ("Passes", "")
                );
            }

            Status = await repository.GitAsync("status", "--porcelain");
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
