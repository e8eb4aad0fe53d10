using System.CommandLine;
using PieBot.Core;
using PieBot.Tool.Console;
using PieBot.Tool.Tracing;

namespace PieBot.Tool.Commands;

/// <summary>The options on what is reported of long work beside its result.</summary>
internal sealed class LogOptions(Command command)
{
    private readonly Option<bool> _verbose = command.Flag(
        "--verbose",
        "Print every step on standard error, each with the time since the start, even at a terminal."
    );

    private readonly Option<string?> _file = command.Text(
        "--log FILE",
        "Append every step to this file as a line of JSON: time, level, stage, message, and the candidate and verdict if there are any. Keys and tokens of the environment are removed."
    );

    /// <summary>Has the screen tell, log and trace as the user wants.</summary>
    /// <exception cref="UserErrorException">The log cannot be written, or the endpoint of spans is none.</exception>
    public void Open(ParseResult parsed, Screen screen)
    {
        var name = parsed.CommandResult.Command.Name;
        screen.Verbose = parsed.GetValue(_verbose);
        screen.TraceTo(OtlpExport.Of(Environment.GetEnvironmentVariable), name);
        if (parsed.GetValue(_file) is { } path)
        {
            screen.LogTo(path, name, Secrets.TakenOut());
        }
    }
}
