using PieBot.Core.Changes;

namespace PieBot.Core.Languages;

/// <summary>What a language proposes for its members without a model: the same for the same files, free, without a key.</summary>
internal interface IRules
{
    /// <summary>Looks for what its rules would change in <paramref name="targets"/>; unguarded and possibly repeated.</summary>
    /// <param name="checkout">A folder that holds the head's files.</param>
    /// <param name="targets">Members of files of this language, at least one.</param>
    /// <param name="trusted">Whether the repository's build files, and the tools it brings, may run.</param>
    Task<RulesFound> FindAsync(
        string checkout,
        IReadOnlyList<ChangedMember> targets,
        bool trusted,
        CancellationToken cancellationToken
    );
}

/// <param name="Notices">What the user should know: a project that could not be loaded, and what was done instead.</param>
internal sealed record RulesFound(IReadOnlyList<RuleEdit> Edits, IReadOnlyList<string> Notices);

/// <summary>What one rule would change in one place of a member.</summary>
/// <param name="TargetId">The <see cref="ChangedMember.Id"/> it edits.</param>
/// <param name="Edits">In file order, not overlapping.</param>
/// <param name="Rule">Its id, such as <c>CA1860</c> or <c>string-append-in-loop</c>.</param>
/// <param name="Title">What is done here, as a command: <c>Use 'TryGetValue'</c>.</param>
/// <param name="Reason">Why it should be faster, in one sentence.</param>
/// <param name="Refusal">Why it would change what the code means; null when it would not.</param>
/// <param name="Risks">What it may give up for its speed; null when nothing was found.</param>
internal sealed record RuleEdit(
    string TargetId,
    IReadOnlyList<Edit> Edits,
    string Rule,
    string Title,
    string Reason,
    string? Refusal = null,
    IReadOnlyList<Risk>? Risks = null
);
