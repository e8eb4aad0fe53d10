using System.ComponentModel;
using System.Diagnostics;

namespace PieBot.Verification.DotNet.Workers;

/// <summary>Binds a process to one processor, as far as the system lets us.</summary>
internal static class Pinning
{
    private static readonly string? Taskset = FindTaskset();

    /// <summary>The processor that pairs share: the last, since the first serves most interrupts; null with only one.</summary>
    public static int? Core =>
        Environment.ProcessorCount > 1 ? Environment.ProcessorCount - 1 : null;

    /// <summary>The command to put before another so that it starts pinned, all threads included; null where there is none.</summary>
    public static IReadOnlyList<string>? Prefix(int core) =>
        Taskset is null
            ? null
            : [Taskset, "-c", core.ToString(System.Globalization.CultureInfo.InvariantCulture)];

    /// <summary>Pins a running process where the system can; later threads inherit it.</summary>
    public static void TryPin(Process process, int core)
    {
        if (!OperatingSystem.IsWindows() && !OperatingSystem.IsLinux())
        {
            return;
        }

        try
        {
            process.ProcessorAffinity = 1 << core;
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException)
        {
            // Unpinned pairs are only noisier, and the noise is measured.
        }
    }

    private static string? FindTaskset() =>
        OperatingSystem.IsLinux()
            ? (Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(Path.PathSeparator)
                .Select(folder => Path.Combine(folder, "taskset"))
                .FirstOrDefault(File.Exists)
            : null;
}
