using PieBot.Core.Changes;
using PieBot.Core.Languages;
using PieBot.Core.Proposals.Guard;
using PieBot.Core.Targets;

namespace PieBot.Core.Tests.Proposals.Guard.Numbers;

/// <summary>An edit of one file, written as a diff of the whole file.</summary>
internal static class GuardedDiff
{
    /// <summary>Why the guard refuses it; null when it does not.</summary>
    /// <param name="diff">Lines that begin with a blank stand on both sides, those with <c>-</c> and <c>+</c> on one.</param>
    public static string? Check(string path, string diff)
    {
        var head = Side(diff, '-');
        var edits = LineDiff.Of(path, SourceFile.OfText(head), SourceFile.OfText(Side(diff, '+')));
        Assert.NotEmpty(edits);
        var target = ChangedMember.Touched(
            LanguagePacks.For(path).Members(path, head),
            edits.Select(edit => edit.Lines)
        )[0];
        return EditGuard.Check(head, target, new("c", target.Id, edits, "model:m#1", "", ""));
    }

    /// <param name="body">As a diff, of a method with an array of numbers and one of lines.</param>
    public static string? CheckCSharp(string body) =>
        Check(
            "src/A.cs",
            $" public static class A\n {{\n     public static long Of(int[] values, string[] lines)\n     {{\n{body}\n     }}\n }}"
        );

    private static string Side(string diff, char side) =>
        string.Concat(
            diff.Split('\n')
                .Where(line => line.Length == 0 || line[0] == ' ' || line[0] == side)
                .Select(line => (line.Length == 0 ? "" : line[1..]) + "\n")
        );
}
