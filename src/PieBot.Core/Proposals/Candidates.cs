using System.Security.Cryptography;
using System.Text;
using PieBot.Core.Changes;

namespace PieBot.Core.Proposals;

/// <summary>Identity of candidates.</summary>
internal static class Candidates
{
    /// <summary><c>c-</c> and eight hex digits of what is edited and how: the same in every run.</summary>
    public static string Id(string targetId, IEnumerable<Edit> edits)
    {
        var text = new StringBuilder(targetId);
        foreach (var edit in edits)
        {
            text.Append('\0')
                .Append(edit.Path)
                .Append('\0')
                .Append(edit.Lines)
                .Append('\0')
                .Append(edit.Original)
                .Append('\0')
                .Append(edit.Replacement);
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
        return $"c-{Convert.ToHexStringLower(hash)[..8]}";
    }

    /// <summary>Candidates of one target that do the same are one, whoever proposed it first.</summary>
    public static IReadOnlyList<Candidate> Deduplicate(IEnumerable<Candidate> candidates) =>
        candidates.DistinctBy(candidate => candidate.Id).ToList();

    /// <summary>Whether a reviewer can take only one of the two: they edit the same lines, or insert at one place, which has no order.</summary>
    public static bool Collide(Candidate one, Candidate other) =>
        one.Edits.Any(edit =>
            other.Edits.Any(rival =>
                edit.Path == rival.Path
                && (
                    edit.Lines.Overlaps(rival.Lines)
                    || rival.Lines.Overlaps(edit.Lines)
                    || edit.Lines.Start == rival.Lines.Start
                )
            )
        );
}
