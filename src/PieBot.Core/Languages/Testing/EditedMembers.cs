namespace PieBot.Core.Languages.Testing;

/// <summary>What an edit makes of its files, and the members it touches with a probe around them, on both sides.</summary>
/// <param name="Touched">The members.</param>
/// <param name="Texts">The candidate's files.</param>
/// <param name="ObservedBaseline">The baseline's files, where the members note their calls; null when none can.</param>
/// <param name="ObservedCandidate">The same of the candidate.</param>
/// <param name="Timed">Whether the probes' times are the members' times, on both sides.</param>
internal sealed record EditedMembers(
    IReadOnlyList<ChangedMember> Touched,
    IReadOnlyDictionary<string, string> Texts,
    IReadOnlyDictionary<string, string> ProbedBaseline,
    IReadOnlyDictionary<string, string> ProbedCandidate,
    IReadOnlyDictionary<string, string>? ObservedBaseline,
    IReadOnlyDictionary<string, string>? ObservedCandidate,
    bool Timed
)
{
    /// <summary>A file as it stands, of which one member is watched.</summary>
    public static EditedMembers Unchanged(ChangedMember member, string text) =>
        new(
            [member],
            new Dictionary<string, string> { [member.Path] = text },
            new Dictionary<string, string>(),
            new Dictionary<string, string>(),
            null,
            null,
            true
        );

    /// <summary>Says that edited lines are not compiled, and so not tested; null when all are.</summary>
    public string? Uncompiled { get; init; }

    /// <summary>The same for all edits that touch the same members.</summary>
    public string Key { get; } =
        string.Join('\n', Touched.Select(member => member.Id).Order(StringComparer.Ordinal));

    /// <summary>
    /// The candidate's files with marks on the edited lines, which count as calls of a probed member do; null when nothing
    /// that runs stands there, or the language cannot be marked.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Marked { get; init; }

    /// <summary>Of the touched members, for people.</summary>
    public string Names { get; } =
        Touched.Count > 3
            ? $"{Touched[0].Name} and {Touched.Count - 1} other members"
            : string.Join(", ", Touched.Select(member => member.Name));
}
