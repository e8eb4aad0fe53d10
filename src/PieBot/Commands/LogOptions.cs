using System.CommandLine;
using PieBot.Core;
using PieBot.Tool.Console;
using PieBot.Tool.Tracing;

namespace PieBot.Tool.Commands;

/// <summary>The options on what is reported of long work beside its result.</summary>
internal static class LogOptions
{
    private static readonly Option<bool> Verbose = new("--verbose")
    {
        Description =
            "Print every step on standard error, each with the time since the start, even at a terminal.",
    };

    private static readonly Option<string?> File = new("--log")
    {
        Description =
            "Append every step to this file as a line of JSON: time, level, stage, message, and the candidate and verdict if there are any. Keys and tokens of the environment are removed.",
        HelpName = "FILE",
    };

    public static void AddTo(Command command)
    {
        command.Options.Add(Verbose);
        command.Options.Add(File);
    }

    /// <summary>Has the screen tell, log and trace as the user wants.</summary>
    /// <exception cref="UserErrorException">The log cannot be written, or the endpoint of spans is none.</exception>
    public static void Open(ParseResult parsed, Screen screen)
    {
        var command = parsed.CommandResult.Command.Name;
        screen.Verbose = parsed.GetValue(Verbose);
        screen.TraceTo(OtlpExport.Of(Environment.GetEnvironmentVariable), command);
        if (parsed.GetValue(File) is { } path)
        {
            screen.LogTo(path, command, Secrets.TakenOut());
        }
    }
}
