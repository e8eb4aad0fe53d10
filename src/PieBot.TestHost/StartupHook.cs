using PieBot.TestHost;

// CA1050: the runtime looks for this very name, without a namespace, in assemblies that DOTNET_STARTUP_HOOKS lists.
#pragma warning disable CA1050

/// <summary>
/// Makes a worker of the test project's own executable: base directory, entry assembly, dependencies and runtime
/// settings are then what its tests expect.
/// </summary>
internal static class StartupHook
{
    public const string MarkerVariable = "PIEBOT_WORKER_MARKER";

    public static void Initialize()
    {
        var marker = Environment.GetEnvironmentVariable(MarkerVariable);
        // A child process of a test must not become a worker.
        Environment.SetEnvironmentVariable("DOTNET_STARTUP_HOOKS", null);
        Environment.SetEnvironmentVariable(MarkerVariable, null);
        if (marker is not null)
        {
            Environment.Exit(
                Host.Run(Path.GetFullPath(Environment.GetCommandLineArgs()[0]), marker)
            );
        }
    }
}
