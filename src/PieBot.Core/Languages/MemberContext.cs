namespace PieBot.Core.Languages;

/// <summary>What a member's code leans on, to be shown to a model.</summary>
/// <param name="Imports">Of its file.</param>
/// <param name="Own">What stands around the member, as signatures; null when nothing is known.</param>
/// <param name="Types">Outlines of other types of the repository that it names, each with where it stands.</param>
internal sealed record MemberContext(
    IReadOnlyList<string> Imports,
    string? Own,
    IReadOnlyList<string> Types
)
{
    /// <summary>What <see cref="Own"/> is, for people and models.</summary>
    public string OwnIs { get; init; } = "the rest of its file";
}

/// <summary>Reads what members lean on, in a checkout.</summary>
internal interface IContextReader
{
    /// <param name="text">The member's file.</param>
    MemberContext Of(string text, ChangedMember target);
}
