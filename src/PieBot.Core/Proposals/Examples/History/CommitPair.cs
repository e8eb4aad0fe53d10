using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using PieBot.Core.Changes;
using PieBot.Core.Languages;
using PieBot.Core.Proposals.Guard;
using PieBot.Core.Targets;

namespace PieBot.Core.Proposals.Examples.History;

/// <summary>Reads one changed file of a commit as a slow → fast pair, if it is one: a single member, changed in a way that the guard would let pass.</summary>
internal static partial class CommitPair
{
    private const int LongestWords = 200;

    /// <param name="before">The file at the parent.</param>
    /// <param name="after">The file at the commit.</param>
    public static (MinedPair? Pair, string? LeftOut) Read(
        string commit,
        string message,
        string parent,
        string path,
        SourceFile before,
        SourceFile after
    )
    {
        var edits = LineDiff.Of(path, before, after);
        var language = LanguagePacks.Of(path)!;
        var members = ChangedMember.Touched(
            language.Members(path, before.Text),
            edits.Select(edit => edit.Lines)
        );
        if (members is not [var member])
        {
            return (
                null,
                members.Count == 0 ? "no member changes" : $"{members.Count} members change"
            );
        }

        var now = language.Members(path, after.Text).Where(one => one.Id == member.Id).ToList();
        if (now is not [var changed])
        {
            return (null, "the member's signature changes");
        }

        // A line between members may hold a field or a helper: the pair would not be whole without it. A diff may draw
        // it to the member on one side only, so both are asked.
        if (
            edits.Any(edit =>
                !member.Lines.Contains(edit.Lines) && !IsBlankOrImport(language, edit)
            )
            || LineDiff
                .Of(path, after, before)
                .Any(edit =>
                    !changed.Lines.Contains(edit.Lines) && !IsBlankOrImport(language, edit)
                )
        )
        {
            return (null, "more than a member changes");
        }

        var example = Example(
            language.Key,
            commit,
            message,
            Shifted(before.Slice(member.Lines)),
            Shifted(after.Slice(changed.Lines))
        );
        // A model is not shown what would be refused if it proposed the same.
        var candidate = new Candidate(example.Id, member.Id, edits, example.Source, "", "");
        return EditGuard.Check(before.Text, member, candidate) is { } refusal
            ? (null, refusal)
            : (new(example, parent, member, edits), null);
    }

    private static Example Example(
        string language,
        string commit,
        string message,
        string slow,
        string fast
    )
    {
        var subject = Short(message.Split('\n')[0]);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{language}\0{slow}\0{fast}"));
        return new(
            $"h-{Convert.ToHexStringLower(hash)[..8]}",
            language,
            subject,
            slow,
            fast,
            // The body tells why, the subject what; trailers tell neither.
            Body(message) ?? subject,
            null,
            $"history:{commit}"
        );
    }

    private static string? Body(string message) =>
        message
            .Split('\n')
            .Skip(1)
            .Select(line => line.Trim())
            .FirstOrDefault(line => line.Length > 20 && !Trailer().IsMatch(line))
            is { } line
            ? Short(line)
            : null;

    private static string Short(string words)
    {
        var plain = new string(words.Where(one => !char.IsControl(one)).ToArray()).Trim();
        return plain.Length <= LongestWords ? plain : plain[..(LongestWords - 1)] + "…";
    }

    private static bool IsBlankOrImport(ILanguage language, Edit edit) =>
        $"{edit.Original}\n{edit.Replacement}"
            .Split('\n')
            .All(line =>
                string.IsNullOrWhiteSpace(line) || language.IsImport(line.TrimStart('\ufeff', ' '))
            );

    // Moved to the left edge, as the pairs of the bank stand.
    private static string Shifted(string member)
    {
        var lines = member.Replace("\t", "    ", StringComparison.Ordinal).Split('\n');
        var indent = lines
            .Where(line => !string.IsNullOrWhiteSpace(line))
            .Min(line => line.Length - line.TrimStart().Length);
        return string.Join(
            '\n',
            lines.Select(line => line.Length > indent ? line[indent..].TrimEnd() : line.Trim())
        );
    }

    [GeneratedRegex(
        @"^([\w-]+-by:|co-authored|fix(es)? #|closes? #|refs? #|git-svn|\* )",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Trailer();
}
