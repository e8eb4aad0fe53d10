using PieBot.Core.Proposals.Models.Replies;

namespace PieBot.Lab.Evaluation.Asking;

/// <summary>Takes the program out of a model's reply: the last fenced block, since drafts come before it.</summary>
internal static class ProgramReply
{
    private const string Fence = "```";

    /// <returns>An empty text when the reply holds no whole block.</returns>
    public static string Program(string reply)
    {
        List<string>? open = null;
        var last = "";
        foreach (var line in ThoughtFree.Of(reply).ReplaceLineEndings("\n").Split('\n'))
        {
            if (!line.TrimStart().StartsWith(Fence, StringComparison.Ordinal))
            {
                open?.Add(line);
            }
            else if (open is null)
            {
                open = [];
            }
            else
            {
                last = string.Join('\n', open);
                open = null;
            }
        }

        return last;
    }
}
