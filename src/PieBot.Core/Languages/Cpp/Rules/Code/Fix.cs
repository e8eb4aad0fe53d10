namespace PieBot.Core.Languages.Cpp.Rules.Code;

/// <summary>Characters of a file that are replaced.</summary>
/// <param name="From">First character.</param>
/// <param name="To">Behind the last one.</param>
internal sealed record Change(int From, int To, string Text);

/// <summary>What a rule changes in one place of a function: all of its changes, or none.</summary>
/// <param name="Changes">Not overlapping.</param>
internal sealed record Fix(params IReadOnlyList<Change> Changes)
{
    /// <summary>Headers that it needs, as between the angle brackets.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>What it may give up beside what is seen from the edit itself.</summary>
    public IReadOnlyList<Risk> Risks { get; init; } = [];
}
