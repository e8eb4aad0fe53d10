using System.Text;

namespace PieBot.Core.Proposals.Models.Prompt;

/// <summary>A member's prompt once more, with an edit that the model gave and what became of it.</summary>
internal static class FollowUp
{
    private const int MostFacts = 2_000;
    private const int MostEdit = 20_000;

    /// <param name="edit">As a diff, or as the model gave it.</param>
    /// <param name="reason">Why it was refused, or failed.</param>
    public static MemberPrompt Failed(MemberPrompt prompt, string edit, string reason) =>
        After(prompt, PromptTexts.Repair, edit, $"It failed: {Cut(reason, MostFacts)}");

    /// <param name="edit">As a diff.</param>
    /// <param name="facts">What was measured of it.</param>
    public static MemberPrompt Won(MemberPrompt prompt, string edit, string facts) =>
        After(prompt, PromptTexts.Refine, edit, $"Measured: {Cut(facts, MostFacts)}");

    /// <param name="edit">As a diff.</param>
    /// <param name="facts">What was measured of it.</param>
    public static MemberPrompt Lost(MemberPrompt prompt, string edit, string facts) =>
        After(prompt, PromptTexts.Another, edit, $"Measured: {Cut(facts, MostFacts)}");

    private static MemberPrompt After(
        MemberPrompt prompt,
        string instruction,
        string edit,
        string facts
    )
    {
        var text = new StringBuilder(prompt.User)
            .Append("\n\n")
            .Append(instruction)
            .Append("\n<edit>\n")
            .Append(Cut(edit, MostEdit).TrimEnd('\n'))
            .Append("\n</edit>\n")
            .Append(facts);
        return prompt with { User = text.ToString() };
    }

    private static string Cut(string text, int most)
    {
        var cut = TokenCounter.Cut(text);
        return cut.Length > most ? cut[..most] : cut;
    }
}
