using System.Text;
using System.Text.RegularExpressions;
using PieBot.Testing.GitHub;

namespace PieBot.Tests.GitHub;

/// <summary>Applies suggestions as GitHub does: it reads the block out of a comment, and puts its lines, ended as the file's are, in the place of the comment's.</summary>
internal static partial class Applier
{
    /// <summary>The file after all of the comments were applied, one commit after the other, in the order given.</summary>
    public static byte[] Apply(byte[] head, IEnumerable<FakeComment> comments)
    {
        var text = new UTF8Encoding(false, true).GetString(head);
        var open = comments.ToList();
        while (open.Count > 0)
        {
            var comment = open[0];
            open.RemoveAt(0);
            var suggestion = Suggestion(comment.Body);
            var start = comment.StartLine ?? comment.Line!.Value;
            text = Apply(text, start, comment.Line!.Value, suggestion);
            // GitHub moves the comments below along with their lines.
            var moved = suggestion.Count - (comment.Line.Value - start + 1);
            open = open.Select(one =>
                    one.Line > comment.Line
                        ? one with
                        {
                            Line = one.Line + moved,
                            StartLine = one.StartLine + moved,
                        }
                        : one
                )
                .ToList();
        }

        return Encoding.UTF8.GetBytes(text);
    }

    /// <summary>The lines of a comment's suggestion, by the rules of fenced code blocks.</summary>
    public static IReadOnlyList<string> Suggestion(string body)
    {
        var lines = body.Split('\n');
        var open = Array.FindIndex(lines, line => Opening().IsMatch(line));
        Assert.True(open >= 0, "there is no suggestion");
        var fence = lines[open].TakeWhile(one => one == '`').Count();
        var close = Array.FindIndex(
            lines,
            open + 1,
            line =>
                line.TrimEnd() is { } bare && bare.Length >= fence && bare.All(one => one == '`')
        );
        Assert.True(close >= 0, "the suggestion does not end");
        return lines[(open + 1)..close];
    }

    private static string Apply(string text, int start, int end, IReadOnlyList<string> suggestion)
    {
        var ending = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var from = Offset(text, start);
        var to = Offset(text, end + 1);
        return text[..from] + string.Concat(suggestion.Select(line => line + ending)) + text[to..];
    }

    // Where a line begins.
    private static int Offset(string text, int line)
    {
        var offset = 0;
        for (var at = 1; at < line; at++)
        {
            var end = text.IndexOf('\n', offset);
            offset = end < 0 ? text.Length : end + 1;
        }

        return offset;
    }

    [GeneratedRegex("^`{3,}suggestion$")]
    private static partial Regex Opening();
}
