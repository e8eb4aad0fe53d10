using System.Diagnostics;
using PieBot.Core.Processes;

namespace PieBot.EndToEnd;

/// <summary>The tool as a user starts it: a process of its own.</summary>
internal static class Tool
{
    public static Task<ProcessResult> RunAsync(string folder, params string[] arguments) =>
        RunAsync(
            folder,
            // Secrets of the user: none may turn up anywhere.
            new Dictionary<string, string>
            {
                ["GITHUB_TOKEN"] = "s3cr3t-token",
                ["OPENAI_API_KEY"] = "s3cr3t-key",
            },
            arguments
        );

    public static Task<ProcessResult> RunAsync(
        string folder,
        Dictionary<string, string> environment,
        params string[] arguments
    ) =>
        ProcessRunner.RunAsync(
            new("dotnet", [BuiltTool.Program, .. arguments], folder)
            {
                Added = environment,
                Timeout = TimeSpan.FromMinutes(15),
            },
            TestContext.Current.CancellationToken
        );

    public static Process Start(string folder, params string[] arguments) =>
        Start(folder, new Dictionary<string, string>(), arguments);

    public static Process Start(
        string folder,
        Dictionary<string, string> environment,
        params string[] arguments
    )
    {
        // A shell's background jobs ignore an interrupt, and hand that on to all they start.
        string[] dotnet = IgnoresInterrupts()
            ? ["env", "--default-signal=INT", "dotnet"]
            : ["dotnet"];
        var start = new ProcessStartInfo(dotnet[0])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        foreach (var argument in (string[])[.. dotnet[1..], BuiltTool.Program, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private static bool IgnoresInterrupts() =>
        OperatingSystem.IsLinux()
        && File.ReadLines("/proc/self/status")
            .First(line => line.StartsWith("SigIgn:", StringComparison.Ordinal))
            .Split('\t')[^1]
            is var mask
        && (Convert.ToUInt64(mask, 16) & 0b10) != 0;
}
