using System.CommandLine;
using System.Reflection;
using PieBot.Tool.Console;

namespace PieBot.Tool.Commands;

/// <summary><c>piebot completion</c>: the script that completes command lines in a shell.</summary>
internal static class CompletionCommand
{
    public static Command Create(Screen screen)
    {
        var command = new Command(
            "completion",
            "Print a script that completes piebot's commands and options in a shell. For bash add 'source <(piebot completion bash)' to ~/.bashrc; the first line of each other script says how to load it."
        );
        var shell = command.Argument<string>("SHELL", "bash, zsh, fish or pwsh.");
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "pwsh");
        command.SetAction(parsed => screen.Write(Script(parsed.GetValue(shell)!)));
        return command;
    }

    private static string Script(string shell)
    {
        using var reader = new StreamReader(
            Assembly.GetExecutingAssembly().GetManifestResourceStream($"completion/piebot.{shell}")!
        );
        return reader.ReadToEnd().ReplaceLineEndings("\n").TrimEnd();
    }
}
