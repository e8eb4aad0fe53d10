using PieBot.Core.Languages;

namespace PieBot.Core.Targets;

/// <summary>What a pull request changes, and what of it may be proposed for.</summary>
/// <param name="Base">The merge base: a full commit id.</param>
/// <param name="Head">A full commit id; with uncommitted changes included, that of a snapshot commit no branch points to.</param>
/// <param name="Uncommitted">Whether <paramref name="Head"/> is such a snapshot of the working tree.</param>
internal sealed record ChangeSet(
    string Base,
    string Head,
    bool Uncommitted,
    IReadOnlyList<ChangedFile> Files,
    IReadOnlyList<ChangedMember> Targets,
    IReadOnlyList<LeftOut> LeftOut
);
