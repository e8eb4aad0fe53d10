using PieBot.Core.Changes;
using PieBot.Core.Configuration;
using PieBot.Core.Proposals;
using PieBot.Core.Proposals.Examples;
using PieBot.Core.Proposals.Examples.History;
using PieBot.Core.Proposals.Stage;
using PieBot.Core.Runs;

namespace PieBot.Core.Verification;

/// <summary>Asks of a pair out of a commit whether it is faster: the commit's edit as a candidate at its parent, as <c>verify --patch</c> would take it.</summary>
/// <param name="runs">Gets one folder a pair, so that a killed verification is resumed.</param>
internal sealed class MinedPairProof(
    GitReader git,
    string runs,
    VerifySettings settings,
    IProgress<VerifyProgress> progress
)
{
    /// <returns>The pair with its measured speedup; null when it did not prove faster.</returns>
    public async Task<Example?> ProveAsync(MinedPair pair, CancellationToken cancellationToken)
    {
        var candidate = new Candidate(
            Candidates.Id(pair.Member.Id, pair.Edits),
            pair.Member.Id,
            pair.Edits,
            pair.Example.Source,
            pair.Example.Title,
            pair.Example.Why
        );
        var given = new ProposalFile(
            ProposalFile.CurrentVersion,
            ToolVersion.Current,
            new(pair.Parent, pair.Parent, false, [], [pair.Member], []),
            [candidate],
            []
        );
        var folder = new RunFolder(Path.Combine(runs, pair.Example.Id));
        folder.WriteProposals(given);
        var verdicts = await new Verifier(settings, progress).VerifyAsync(
            git.Root,
            given,
            folder,
            cancellationToken
        );
        return verdicts is [{ Kind: VerdictKind.Faster, Measurement: { } measurement }]
            ? pair.Example with
            {
                Speedup = Math.Round(measurement.Speedup.Ratio, 2),
            }
            : null;
    }
}
