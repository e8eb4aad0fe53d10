using PieBot.Core.Changes;
using PieBot.Core.Languages;
using PieBot.Core.Proposals;
using PieBot.Core.Proposals.Stage;
using PieBot.Core.Targets;

namespace PieBot.Core.Tests.Proposals;

public sealed class ProposeStageTests : IAsyncLifetime
{
    private const string Head = """
        class A
        {
            int Sum(int[] values)
            {
                if (values.Length == 0)
                {
                    throw new System.ArgumentException("none");
                }

                var sum = 0;
                for (var i = 0; i < values.Length; i++)
                {
                    sum += values[i];
                }

                return sum;
            }
        }
        """;

    private TinyGit _git = null!;
    private ChangeSet _changes = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _git = await TinyGit.CreateAsync();
        _git.Write("readme", "x");
        await _git.CommitAsync();
        _git.Write("src/A.cs", Head);
        await _git.CommitAsync();
        _changes = await ChangeReader.ReadAsync(new(_git.Root, "HEAD~1"), Cancelled);
    }

    public ValueTask DisposeAsync()
    {
        _git.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Takes_renames_back_merges_what_is_equal_then_and_names_risks()
    {
        var plain = Head.Replace("i < values", "(uint)i < (uint)values", StringComparison.Ordinal);
        var renamed = plain
            .Replace("values", "numbers", StringComparison.Ordinal)
            .Replace("sum", "total", StringComparison.Ordinal);
        var unchecked_ = Head.Replace(
            "            throw new System.ArgumentException(\"none\");",
            "            return 0;",
            StringComparison.Ordinal
        );

        var proposals = await ProposeStage.RunAsync(
            _git.Root,
            _changes,
            new Fixed([renamed, plain, unchecked_]),
            trusted: false,
            Cancelled
        );

        Assert.Equal(2, proposals.Candidates.Count);
        var (first, second) = (proposals.Candidates[0], proposals.Candidates[1]);
        Assert.Equal(11, Assert.Single(first.Edits).Lines.Start);
        Assert.Equal((null, null), (first.Rejection, first.Risks));
        Assert.Null(second.Rejection);
        Assert.Equal([Risk.DroppedCheck], second.Risks);
    }

    /// <summary>Proposes whole new texts of the one target.</summary>
    private sealed class Fixed(IReadOnlyList<string> texts) : IProposer
    {
        public Task<Proposed> ProposeAsync(
            string checkout,
            IReadOnlyList<ChangedMember> targets,
            CancellationToken cancellationToken
        ) =>
            Task.FromResult(
                new Proposed(
                    texts
                        .Select(text =>
                            LineDiff.Of(
                                targets[0].Path,
                                SourceFile.OfText(Head),
                                SourceFile.OfText(text)
                            )
                        )
                        .Select(edits => new Candidate(
                            Candidates.Id(targets[0].Id, edits),
                            targets[0].Id,
                            edits,
                            "test",
                            "t",
                            "r"
                        ))
                        .ToList(),
                    []
                )
            );
    }
}
