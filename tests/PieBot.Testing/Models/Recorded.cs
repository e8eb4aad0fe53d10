using System.Text.Json;

namespace PieBot.Testing.Models;

/// <summary>Replies as a well-behaved model writes them.</summary>
internal static class Recorded
{
    /// <summary>One edit of lines that stand in the source, by their text.</summary>
    /// <param name="shift">What the model's line numbers are off by.</param>
    public static string Edit(
        string source,
        string original,
        string replacement,
        int shift = 0,
        string title = "Do less",
        params string[] usings
    )
    {
        var at = source.IndexOf(original, StringComparison.Ordinal);
        Assert.True(at >= 0, $"not in the source: {original}");
        var start = source[..at].Count(character => character == '\n') + 1;
        return Json(
            title,
            "It does less.",
            usings,
            (start + shift, start + shift + original.Split('\n').Length - 1, original, replacement)
        );
    }

    public static string Json(
        string title,
        string rationale,
        string[] usings,
        params (int Start, int End, string Original, string Replacement)[] edits
    ) =>
        JsonSerializer.Serialize(
            new
            {
                title,
                rationale,
                usings,
                edits = edits.Select(edit => new
                {
                    start = edit.Start,
                    end = edit.End,
                    original = edit.Original,
                    replacement = edit.Replacement,
                }),
            }
        );
}
