using System.Diagnostics;
using PieBot.Processes;

namespace PieBot.EndToEnd;

/// <summary>The tool as a user starts it: a process of its own.</summary>
internal static class Tool
{
    // From its own output: what a test project brings along, such as a web server, is not the tool's.
    private static readonly string Program = Path.Combine(
        Root(),
        "src",
        "PieBot",
        "bin",
        new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name,
        "net10.0",
        "PieBot.dll"
    );

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
            new("dotnet", [Program, .. arguments], folder)
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

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PieBot.sln")))
        {
            folder = folder.Parent;
        }

        Assert.NotNull(folder);
        return folder.FullName;
    }
}
