using PieBot.Core.Processes;

namespace PieBot.Core.Languages.Text.Commands;

/// <summary>Runs command lines of a repository, by the system's shell, confined.</summary>
internal static class Shell
{
    /// <summary>What runs a line.</summary>
    public static IReadOnlyList<string> Command(string line) =>
        OperatingSystem.IsWindows() ? ["cmd.exe", "/c", line] : ["/bin/sh", "-c", line];

    /// <param name="open">With network, the user's home and no sandbox, as a restore of packages needs.</param>
    public static Task<ProcessResult> RunAsync(
        string line,
        string folder,
        Confinement confinement,
        TimeSpan timeout,
        CancellationToken cancellationToken,
        bool open = false
    )
    {
        var command = open ? [.. Command(line)] : confinement.Wrap(Command(line), folder);
        return ProcessRunner.RunAsync(
            new(command[0], command[1..], folder)
            {
                Environment = open ? ChildEnvironment.ForBuild() : confinement.Environment(),
                Timeout = timeout,
                Limits = confinement.Limits,
            },
            cancellationToken
        );
    }

    /// <summary>Why it did not succeed, with its last words; null when it did.</summary>
    public static string? Fault(string line, ProcessResult run, TimeSpan timeout, long limit) =>
        run switch
        {
            { Breach: { } breach } => $"'{line}' {breach}",
            { TimedOut: true } => $"'{line}' did not end within {timeout.TotalSeconds:0} s",
            { ExitCode: 0 } => null,
            _ when MemoryShortage.Advice(run, limit) is { } advice => $"'{line}' failed: {advice}",
            _ when (run.Signal ?? run.ToldSignal) is { } signal =>
                $"'{line}' {signal.Words}: {BuildLog.LastWords(run)}".TrimEnd(' ', ':'),
            _ =>
                $"'{line}' ended with exit code {run.ExitCode}: {FirstError(run) ?? BuildLog.LastWords(run)}",
        };

    // Compilers name the cause first, and end with sums.
    private static string? FirstError(ProcessResult run) =>
        $"{run.Output}\n{run.Error}"
            .Split('\n', StringSplitOptions.TrimEntries)
            .FirstOrDefault(line =>
                line.StartsWith("error", StringComparison.Ordinal)
                || line.Contains("error:", StringComparison.Ordinal)
                || line.Contains(": error ", StringComparison.Ordinal)
            );
}
