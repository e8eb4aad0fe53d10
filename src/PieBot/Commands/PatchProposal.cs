using PieBot.Core;
using PieBot.Core.Languages;
using PieBot.Core.Proposals;
using PieBot.Core.Proposals.Guard;
using PieBot.Core.Proposals.Stage;
using PieBot.Core.Targets;

namespace PieBot.Tool.Commands;

/// <summary>A change of the user's own as proposals of one candidate.</summary>
internal static class PatchProposal
{
    /// <param name="head">The commit that it applies to; null: the one that is checked out.</param>
    /// <param name="patch">A unified diff.</param>
    /// <exception cref="UserErrorException">It cannot be read, does not apply, or changes nothing that can be verified.</exception>
    public static async Task<ProposalFile> ReadAsync(
        string repository,
        string? head,
        string patch,
        Configured configured,
        CancellationToken cancellationToken
    )
    {
        var content = await PatchReader.ReadAsync(
            repository,
            head,
            patch,
            cancellationToken,
            configured.Configuration.Covers
        );
        if (content.Edits.Count == 0)
        {
            throw new UserErrorException(
                $"{patch} changes no file that PieBot can verify: {string.Join(", ", content.LeftOut.Select(one => $"{one.Path} ({one.Reason})"))}.{string.Concat(configured.Notices.Select(notice => $" {notice}."))}"
            );
        }

        // A diff of several members is still one candidate; it goes by the first of them.
        var target =
            content.Targets.Count > 0
                ? content.Targets[0]
                : new(
                    content.Edits[0].Path,
                    content.Edits[0].Path,
                    Path.GetFileName(content.Edits[0].Path),
                    MemberKind.Method,
                    content.Edits[0].Lines
                );
        var risks = Risks(content);
        return new(
            ProposalFile.CurrentVersion,
            ToolVersion.Current,
            new(content.Head, content.Head, false, [], [target], content.LeftOut),
            [
                new(
                    Candidates.Id(target.Id, content.Edits),
                    target.Id,
                    content.Edits,
                    "patch",
                    Path.GetFileName(patch),
                    "A change made by hand."
                )
                {
                    Risks = risks,
                    Rejection = risks.Refusal(),
                },
            ],
            content.LeftOut.Select(one => $"{one.Path} is left out: {one.Reason}").ToList()
        );
    }

    // Of each member that it touches; null when there are none.
    private static List<Risk>? Risks(PatchContent content)
    {
        var found = content
            .Targets.SelectMany(target =>
                RiskFinder.Find(
                    content.Texts[target.Path],
                    new(
                        "",
                        target.Id,
                        content.Edits.Where(edit => edit.Path == target.Path).ToList(),
                        "",
                        "",
                        ""
                    ),
                    target.Symbols
                ) ?? []
            )
            .Distinct()
            .Order()
            .ToList();
        return found.Count > 0 ? found : null;
    }
}
