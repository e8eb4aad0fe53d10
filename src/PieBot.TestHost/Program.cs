using PieBot.TestHost;
using PieBot.TestHost.Commands;

// Repeats a command of the repository in the folder it is started in.
if (args is ["--command", var command, var mark])
{
    return CommandSession.Run(command, mark);
}

// The way for test assemblies without an entry point; all others are entered through StartupHook.
if (args.Length != 2)
{
    Console.Error.WriteLine(
        "usage: PieBot.TestHost <test assembly> <marker>, or --command <command as JSON> <marker>"
    );
    return 2;
}

return Host.Run(Path.GetFullPath(args[0]), args[1]);
