using PieBot.TestHost;

// The way for test assemblies without an entry point; all others are entered through StartupHook.
if (args.Length != 2)
{
    Console.Error.WriteLine("usage: PieBot.TestHost <test assembly> <marker>");
    return 2;
}

return Host.Run(Path.GetFullPath(args[0]), args[1]);
