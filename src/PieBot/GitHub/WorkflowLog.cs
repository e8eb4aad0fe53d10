using PieBot.Tool.Console;

namespace PieBot.Tool.GitHub;

/// <summary>
/// Writes to a workflow's log, where lines that begin with <c>::</c> are commands
/// (https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands).
/// </summary>
internal sealed class WorkflowLog(TextWriter writer, bool inActions)
{
    /// <summary>A sentence of the tool's own, shown with the job.</summary>
    public void Notice(string text) =>
        writer.WriteLine(
            inActions
                ? $"::notice title=PieBot::{Data(string.Join('\n', text.Split('\n').Select(TerminalText.Of)))}"
                : TerminalText.Of(text)
        );

    /// <summary>Text that others had a hand in: no line of it is a command.</summary>
    public void Echo(string text)
    {
        // Not to be guessed, or the text could switch commands on again.
        var token = Guid.NewGuid().ToString("n");
        if (inActions)
        {
            writer.WriteLine($"::stop-commands::{token}");
        }

        writer.WriteLine(text);
        if (inActions)
        {
            writer.WriteLine($"::{token}::");
        }
    }

    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);
}
