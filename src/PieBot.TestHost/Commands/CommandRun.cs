using System.Diagnostics;
using System.Text;
using PieBot.Workers;

namespace PieBot.TestHost.Commands;

/// <summary>One run of a command.</summary>
/// <param name="CpuNanoseconds">Of all processes it started and waited for.</param>
/// <param name="Output">The end of what it printed.</param>
internal sealed record CommandRun(
    int ExitCode,
    long WallNanoseconds,
    long CpuNanoseconds,
    string Output,
    string Error
)
{
    private const int MostKept = 1 << 20;

    public static CommandRun Of(TimedCommand command)
    {
        var start = new ProcessStartInfo
        {
            FileName = OperatingSystem.IsWindows() ? "cmd.exe" : "/bin/sh",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(OperatingSystem.IsWindows() ? "/c" : "-c");
        start.ArgumentList.Add(command.Line);
        var cpu = ChildClock.Nanoseconds();
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, error) = (new StringBuilder(), new StringBuilder());
        process.OutputDataReceived += (_, line) => Keep(output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(error, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.WaitForExit();
        var wall = (long)Stopwatch.GetElapsedTime(started).TotalNanoseconds;
        return new(
            process.ExitCode,
            wall,
            // Where children are not accounted for, the wall time is all there is.
            ChildClock.Nanoseconds() - cpu
                ?? (OperatingSystem.IsWindows() ? process.TotalProcessorTime.Ticks * 100 : wall),
            output.ToString(),
            error.ToString()
        );
    }

    private static void Keep(StringBuilder kept, string? line)
    {
        if (line is null)
        {
            return;
        }

        kept.Append(line).Append('\n');
        if (kept.Length > 2 * MostKept)
        {
            kept.Remove(0, kept.Length - MostKept);
        }
    }
}
