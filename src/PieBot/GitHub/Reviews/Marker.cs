using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using PieBot.Core.Proposals;

namespace PieBot.Tool.GitHub.Reviews;

/// <summary>
/// What a comment carries out of sight to be known again: GitHub re-points comments after a push, so neither line nor commit tell.
/// </summary>
/// <param name="Key">Of member, path, original text and replacement; the same wherever the lines have moved to.</param>
/// <param name="Original">The lines it replaces.</param>
/// <param name="Replacement">The lines it puts there.</param>
/// <param name="Head">The commit it was proved at.</param>
/// <param name="Stale">Whether PieBot has marked it as outdated.</param>
internal sealed partial record Marker(
    string Key,
    LinesHash Original,
    LinesHash Replacement,
    string Head,
    bool Stale = false
)
{
    /// <summary>The key of a candidate.</summary>
    /// <param name="ordinal">1-based among candidates of the run that are equal in all else.</param>
    public static string KeyOf(Candidate candidate, int ordinal)
    {
        var text = new StringBuilder().Append(candidate.TargetId);
        foreach (var edit in candidate.Edits)
        {
            text.Append('\0').Append(edit.Path);
            if (Core.Of(edit) is { } core)
            {
                var original = edit
                    .Original.Split('\n')
                    .Skip(core.Lines.Start - edit.Lines.Start)
                    .Take(core.Lines.Count);
                text.Append('\0').AppendJoin('\n', original);
                text.Append('\0').AppendJoin('\n', core.Replacement);
            }
        }

        var key = Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))
        );
        return ordinal == 1 ? key[..24] : $"{key[..24]}-{ordinal}";
    }

    /// <summary>The marker of a comment's text; null when it carries none.</summary>
    public static Marker? Parse(string? body) =>
        Comment().Match(body ?? "") is { Success: true } match
            ? new(
                match.Groups["key"].Value,
                LinesHash.Parse(match.Groups["original"].Value),
                LinesHash.Parse(match.Groups["replacement"].Value),
                match.Groups["head"].Value,
                match.Groups["stale"].Success
            )
            : null;

    /// <summary>The text without its marker.</summary>
    public static string Without(string body) => Comment().Replace(body, "").TrimEnd() + "\n";

    public override string ToString() =>
        $"<!-- piebot:suggestion v1 key={Key} original={Original} replacement={Replacement} head={Head}{(Stale ? " stale" : "")} -->";

    [GeneratedRegex(
        @"<!-- piebot:suggestion v1 key=(?<key>[0-9a-f]{24}(-\d{1,4})?) original=(?<original>\d{1,6}\.[0-9a-f]{24}) replacement=(?<replacement>\d{1,6}\.[0-9a-f]{24}) head=(?<head>[0-9a-f]{40,64})(?<stale> stale)? -->",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Comment();
}

/// <summary>Lines that can be found again without keeping them.</summary>
internal sealed record LinesHash(int Count, string Hash)
{
    public static LinesHash Of(IReadOnlyList<string> lines) =>
        new(
            lines.Count,
            Convert.ToHexStringLower(
                SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines)))
            )[..24]
        );

    public static LinesHash Parse(string text) =>
        new(int.Parse(text.Split('.')[0], CultureInfo.InvariantCulture), text.Split('.')[1]);

    /// <summary>Whether the file holds such lines anywhere.</summary>
    public bool IsIn(HeadFile file)
    {
        var lines = file.Source.LineCount;
        for (var first = 1; Count > 0 && first + Count - 1 <= lines; first++)
        {
            if (Of(file.Source.Slice(new(first, first + Count - 1)).Split('\n')) == this)
            {
                return true;
            }
        }

        return false;
    }

    public override string ToString() => $"{Count}.{Hash}";
}
