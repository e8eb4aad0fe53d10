using System.Text.Json.Serialization;
using PieBot.Core.Changes;

namespace PieBot.Core.Languages;

/// <summary>A target: a member of a head file that overlaps an added or changed line.</summary>
/// <param name="Id">Stable across runs: path and signature, e.g. <c>src/A.cs::Ns.Type.Method(int)</c>. A second member of the same signature gets <c>#2</c>.</param>
/// <param name="Path">Relative to the repository, forward slashes.</param>
/// <param name="Name">For people: <c>Type.Method</c>.</param>
/// <param name="Kind">method, constructor, accessor, operator, ...</param>
/// <param name="Lines">The whole member at head, attributes included, leading comments not.</param>
internal sealed record ChangedMember(
    string Id,
    string Path,
    string Name,
    MemberKind Kind,
    LineRange Lines
)
{
    /// <summary>The preprocessor symbols its file was parsed with, joined by semicolons; null where the file has no <c>#if</c>.</summary>
    public string? Symbols { get; init; }

    /// <summary>The id without its path.</summary>
    [JsonIgnore]
    public string Signature => Id[(Path.Length + 2)..];

    /// <summary>Those that overlap a changed line; a pure deletion counts to the member around it.</summary>
    public static IReadOnlyList<ChangedMember> Touched(
        IEnumerable<ChangedMember> members,
        IEnumerable<LineRange> lines
    )
    {
        var changed = lines.ToList();
        return members.Where(member => changed.Exists(member.Lines.Overlaps)).ToList();
    }
}

internal enum MemberKind
{
    Method,
    Constructor,
    Destructor,
    Accessor,
    Operator,
    Property,

    /// <summary>Lines that belong together in a language whose members are not known.</summary>
    Block,
}
