using PieBot.Core.Proposals;
using PieBot.Core.Proposals.Stage;
using PieBot.Core.Targets;

namespace PieBot.Core.Tests.Languages.CSharp.Rules.Meanings;

/// <summary>What <c>piebot propose</c> makes of <see cref="FixedMembers"/>, once for all tests.</summary>
public sealed class ProposedFixes : IAsyncLifetime
{
    internal IReadOnlyList<Candidate> All { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        using var git = await TinyGit.CreateAsync();
        git.Write("Lib.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        await git.CommitAsync();
        git.Write("Members.cs", FixedMembers.Source);
        await git.CommitAsync();
        var cancellation = TestContext.Current.CancellationToken;
        var changes = await ChangeReader.ReadAsync(new(git.Root, "HEAD~1"), cancellation);
        var proposals = await ProposeStage.RunAsync(
            git.Root,
            changes,
            new RuleProposer(trusted: false),
            trusted: false,
            cancellation
        );
        All = proposals.Candidates;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
