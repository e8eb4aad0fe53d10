using PieBot.Core.Languages.Cpp.Rules.Code;
using PieBot.Core.Languages.Cpp.Rules.Containers;
using PieBot.Core.Languages.Cpp.Rules.Copies;
using PieBot.Core.Languages.Cpp.Rules.Lookups;
using PieBot.Core.Languages.Cpp.Rules.Texts;

namespace PieBot.Core.Languages.Cpp.Rules;

/// <summary>The rules that need no compiler: they read tokens, and keep silent where those do not say enough.</summary>
internal static class OwnRules
{
    public static IReadOnlyList<CppRule> All { get; } =
    [
        new ReserveBeforePush(),
        new DequeForFrontErase(),
        new VectorForList(),
        new HashForOrdered(),
        new SelectInsteadOfSort(),
        new RangeForReference(),
        new LambdaReference(),
        new MoveLastUse(),
        new MapFindOnce(),
        new MapUpdateInPlace(),
        new SetInsertOnce(),
        new FindInsteadOfCount(),
        new MemberFind(),
        new AppendInPlace(),
        new PrefixByRfind(),
        new CompareWithoutSubstr(),
        new LiteralWithoutString(),
        new StrlenOutOfLoop(),
        new NewlineWithoutFlush(),
        new StaticRegex(),
    ];

    /// <summary>What the rules would change in the members of a file: for each member and rule at most one edit.</summary>
    /// <param name="path">Of the file, relative to the repository.</param>
    public static IEnumerable<RuleEdit> Find(
        string path,
        string text,
        IEnumerable<ChangedMember> members
    )
    {
        var file = new RuleFile(path, text);
        foreach (var member in members)
        {
            if (file.Code(member) is { } code)
            {
                foreach (var rule in All)
                {
                    if (
                        Together(rule.Find(code)) is { } fix
                        && file.Edits(fix) is { Count: > 0 } edits
                    )
                    {
                        yield return new(
                            member.Id,
                            edits,
                            rule.Id,
                            rule.Title,
                            rule.Reason,
                            Risks: fix.Risks is { Count: > 0 } ? fix.Risks : null
                        );
                    }
                }
            }
        }
    }

    // All places of a member as one edit; one that overlaps an earlier one waits for the next run.
    private static Fix? Together(IEnumerable<Fix> fixes)
    {
        var all = new List<Fix>();
        foreach (var fix in fixes)
        {
            if (
                !fix.Changes.Any(change =>
                    all.Any(other => other.Changes.Any(one => Overlap(one, change)))
                )
            )
            {
                all.Add(fix);
            }
        }

        return all.Count == 0
            ? null
            : new(all.SelectMany(fix => fix.Changes).ToList())
            {
                Headers = all.SelectMany(fix => fix.Headers).Distinct().ToList(),
                Risks = all.SelectMany(fix => fix.Risks).Distinct().ToList(),
            };
    }

    private static bool Overlap(Change one, Change other) =>
        one.From < other.To && other.From < one.To || one.From == other.From;
}
