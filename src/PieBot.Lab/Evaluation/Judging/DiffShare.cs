using PieBot.Core.Changes;

namespace PieBot.Lab.Evaluation.Judging;

/// <summary>How much of a program was changed: lines taken out or put in, by those of the longer one; empty lines do not count. 0 for the same, up to 2 for quite another.</summary>
internal static class DiffShare
{
    public static double Of(string slow, string fast)
    {
        var (before, after) = (Lines(slow), Lines(fast));
        var changed = LineDiff
            .Of("program", SourceFile.OfText(before), SourceFile.OfText(after))
            .Sum(edit => Count(edit.Original) + Count(edit.Replacement));
        return (double)changed / Math.Max(1, Math.Max(Count(before), Count(after)));
    }

    private static string Lines(string source) =>
        string.Join('\n', PlainProgram.Of(source).Split('\n').Where(line => line.Length > 0));

    private static int Count(string? text) =>
        string.IsNullOrEmpty(text) ? 0 : text.Count(one => one == '\n') + 1;
}
