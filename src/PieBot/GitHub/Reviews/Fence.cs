using System.Text;

namespace PieBot.Tool.GitHub.Reviews;

/// <summary>Code blocks that nothing inside them can end.</summary>
internal static class Fence
{
    /// <param name="info">What the block holds, such as <c>suggestion</c> or <c>diff</c>.</param>
    /// <returns>The block with a line feed at its end; line feeds inside are the lines' own.</returns>
    public static string Of(string info, IReadOnlyList<string> lines)
    {
        var fence = new string('`', Math.Max(3, lines.Select(LongestRun).Append(0).Max() + 1));
        var block = new StringBuilder().Append(fence).Append(info).Append('\n');
        foreach (var line in lines)
        {
            block.Append(line).Append('\n');
        }

        return block.Append(fence).Append('\n').ToString();
    }

    private static int LongestRun(string line)
    {
        var longest = 0;
        var run = 0;
        foreach (var character in line)
        {
            run = character == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
