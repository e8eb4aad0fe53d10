using System.Diagnostics;
using PieBot.Processes;

namespace PieBot.EndToEnd;

/// <summary>The tool as a user starts it: a process of its own.</summary>
internal static class Tool
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "PieBot.dll");

    public static Task<ProcessResult> RunAsync(string folder, params string[] arguments) =>
        ProcessRunner.RunAsync(
            new("dotnet", [Program, .. arguments], folder)
            {
                // Secrets of the user: none may turn up anywhere.
                Added = new Dictionary<string, string>
                {
                    ["GITHUB_TOKEN"] = "s3cr3t-token",
                    ["OPENAI_API_KEY"] = "s3cr3t-key",
                },
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
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        start.ArgumentList.Add(Program);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}
