namespace PieBot.Testing.Actions;

/// <summary>What a step printed, and what of it a runner takes for commands: lines that begin with <c>::</c>, unless commands are stopped.</summary>
/// <param name="Commands">Such as <c>::error::text</c>, in order.</param>
internal sealed record StepLog(
    string Name,
    int ExitCode,
    string Text,
    IReadOnlyList<string> Commands
)
{
    private const string Stop = "::stop-commands::";

    public static StepLog Of(string name, int exitCode, string text)
    {
        var commands = new List<string>();
        string? token = null;
        foreach (var line in text.Split('\n').Select(line => line.Trim()))
        {
            if (token is not null)
            {
                token = line == $"::{token}::" ? null : token;
            }
            else if (line.StartsWith(Stop, StringComparison.Ordinal))
            {
                token = line[Stop.Length..];
            }
            else if (
                line.StartsWith("::", StringComparison.Ordinal)
                || line.Contains("##[", StringComparison.Ordinal)
            )
            {
                commands.Add(line);
            }
        }

        return new(name, exitCode, text, commands);
    }
}
