using System.Text;

namespace PieBot.Core.Proposals.Models.Prompt;

/// <summary>A candidate's edits as a diff without context.</summary>
internal static class EditText
{
    public static string Of(Candidate candidate)
    {
        var text = new StringBuilder();
        foreach (var edit in candidate.Edits)
        {
            text.Append("@@ line ").Append(edit.Lines.Start).Append('\n');
            Lines(text, '-', edit.Lines.IsEmpty ? null : edit.Original);
            Lines(text, '+', edit.Replacement);
        }

        return text.ToString();
    }

    private static void Lines(StringBuilder text, char mark, string? lines)
    {
        foreach (var line in lines?.Split('\n') ?? [])
        {
            text.Append(mark).Append(TokenCounter.CutLine(line)).Append('\n');
        }
    }
}
