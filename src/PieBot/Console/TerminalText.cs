using System.Text;
using PieBot.Tool.Reports;

namespace PieBot.Tool.Console;

/// <summary>
/// Text of a repository or a model for a terminal: what would steer the terminal, or turn text round, is shown by its
/// number instead.
/// </summary>
internal static class TerminalText
{
    private const string Tab = "    ";

    /// <param name="text">One line; line breaks are shown as what they are not: spaces.</param>
    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var character in text.ReplaceLineEndings(" "))
        {
            if (character == '\t')
            {
                plain.Append(Tab);
            }
            else if (char.IsControl(character) || MarkdownReport.IsDirectional(character))
            {
                plain.Append($"<U+{(int)character:X4}>");
            }
            else
            {
                plain.Append(character);
            }
        }

        return plain.ToString();
    }
}
