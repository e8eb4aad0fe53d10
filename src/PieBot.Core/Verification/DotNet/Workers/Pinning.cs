using System.ComponentModel;
using System.Diagnostics;
using PieBot.Processes;

namespace PieBot.Verification.DotNet.Workers;

/// <summary>Binds a process to one processor, as far as the system lets us.</summary>
internal static class Pinning
{
    private static readonly string? Taskset = FindTaskset();

    /// <summary>The processor that pairs share: the last, since the first serves most interrupts; null with only one.</summary>
    public static int? Core =>
        Environment.ProcessorCount > 1 ? Environment.ProcessorCount - 1 : null;

    /// <summary>Pins a running process where the system can; elsewhere pairs are only noisier, and the noise is measured.</summary>
    public static async Task TryPinAsync(
        Process process,
        int core,
        CancellationToken cancellationToken
    )
    {
        if (Taskset is not null)
        {
            // sched_setaffinity takes one thread at a time: -a goes over all of them.
            string[] arguments = ["-a", "-c", "-p", Text(core), Text(process.Id)];
            await ProcessRunner
                .RunAsync(new(Taskset, arguments, Path.GetTempPath()), cancellationToken)
                .ConfigureAwait(false);
        }
        else if (OperatingSystem.IsWindows())
        {
            try
            {
                process.ProcessorAffinity = 1 << core;
            }
            catch (Exception exception)
                when (exception is Win32Exception or InvalidOperationException)
            {
                // It may have ended, which its next answer will tell.
            }
        }
    }

    private static string Text(int number) =>
        number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string? FindTaskset() =>
        OperatingSystem.IsLinux()
            ? (Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(Path.PathSeparator)
                .Select(folder => Path.Combine(folder, "taskset"))
                .FirstOrDefault(File.Exists)
            : null;
}
