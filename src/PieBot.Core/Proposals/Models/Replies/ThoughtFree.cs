namespace PieBot.Core.Proposals.Models.Replies;

/// <summary>Takes the thought off a reply: local models write it before the answer, drafts and all.</summary>
internal static class ThoughtFree
{
    private const string End = "</think>";

    public static string Of(string text)
    {
        var end = text.LastIndexOf(End, StringComparison.OrdinalIgnoreCase);
        return end < 0 ? text : text[(end + End.Length)..];
    }
}
