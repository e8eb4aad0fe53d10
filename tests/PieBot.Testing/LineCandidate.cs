using PieBot.Core.Changes;
using PieBot.Core.Languages;
using PieBot.Core.Proposals;

namespace PieBot.Testing;

internal static class LineCandidate
{
    /// <summary>A candidate that replaces whole lines of its member's file.</summary>
    public static Candidate Of(
        string id,
        ChangedMember member,
        string source,
        LineRange lines,
        string replacement
    ) =>
        new(
            id,
            member.Id,
            [
                new(
                    member.Path,
                    lines,
                    string.Join('\n', source.Split('\n')[(lines.Start - 1)..lines.End]),
                    replacement
                ),
            ],
            "test",
            id,
            "because"
        );
}
