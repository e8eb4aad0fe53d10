using PieBot.Core.Languages;

namespace PieBot.Core.Proposals;

/// <summary>Where candidates come from: the embedded rules, or a model.</summary>
internal interface IProposer
{
    /// <summary>Proposes edits for <paramref name="targets"/>; unguarded and possibly repeated.</summary>
    /// <param name="checkout">A folder that holds the head's files. Nothing in it is executed but MSBuild's evaluation, and that only where the proposer says so.</param>
    Task<Proposed> ProposeAsync(
        string checkout,
        IReadOnlyList<ChangedMember> targets,
        CancellationToken cancellationToken
    );
}

/// <param name="Notices">What the user should know: a project that could not be loaded, and what was done instead.</param>
internal sealed record Proposed(IReadOnlyList<Candidate> Candidates, IReadOnlyList<string> Notices);
