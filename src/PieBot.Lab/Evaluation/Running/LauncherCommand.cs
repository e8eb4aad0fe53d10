using System.CommandLine;

namespace PieBot.Lab.Evaluation.Running;

/// <summary>What this tool starts of itself inside the sandbox; not for people.</summary>
internal static class LauncherCommand
{
    public const string Name = "launcher";

    public static Command Create()
    {
        var command = new Command(Name) { Hidden = true };
        command.SetAction((_, _) => Launcher.RunAsync(Console.In, Console.Out));
        return command;
    }
}
