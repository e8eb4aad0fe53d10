using System.Diagnostics;
using System.Globalization;

namespace PieBot.Processes;

/// <summary>Temporary folders of long work, and of work that was killed.</summary>
internal static class Scratch
{
    private const string Prefix = "piebot-";
    private const string Owner = "owner";

    // The system counts from its own start, which is known to some hundredths of a second.
    private static readonly TimeSpan SameBirth = TimeSpan.FromSeconds(2);

    /// <summary>A new folder that is known to belong to this process.</summary>
    public static string Create()
    {
        var folder = Directory.CreateTempSubdirectory(Prefix).FullName;
        using var self = Process.GetCurrentProcess();
        File.WriteAllText(
            Path.Combine(folder, Owner),
            FormattableString.Invariant($"{self.Id} {Born(self)}")
        );
        return folder;
    }

    /// <summary>Removes what processes that are no more left behind, and the processes that those left running.</summary>
    public static void Sweep()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            if (IsOrphan(folder))
            {
                // Children have their home below the folder, and say so in their environment.
                ProcessTree.KillMarked($"HOME={folder}{Path.DirectorySeparatorChar}");
                Remove(folder);
            }
        }
    }

    /// <summary>Removes a folder as far as the system lets us; what a dying process still holds is left to the next sweep.</summary>
    public static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next sweep, or the system, clears its temporary folder.
        }
    }

    private static bool IsOrphan(string folder)
    {
        try
        {
            var owner = File.ReadAllText(Path.Combine(folder, Owner)).Split(' ');
            using var process = Process.GetProcessById(
                int.Parse(owner[0], CultureInfo.InvariantCulture)
            );
            // Numbers of processes are given out again.
            var apart = Born(process) - long.Parse(owner[1], CultureInfo.InvariantCulture);
            return Math.Abs(apart) > SameBirth.Ticks;
        }
        catch (ArgumentException)
        {
            // There is no such process.
            return true;
        }
        catch (Exception exception)
            when (exception
                    is IOException
                        or UnauthorizedAccessException
                        or FormatException
                        or OverflowException
                        or IndexOutOfRangeException
                        or InvalidOperationException
                        or System.ComponentModel.Win32Exception
            )
        {
            // Not one of ours, or not ours to judge.
            return false;
        }
    }

    private static long Born(Process process) => process.StartTime.ToUniversalTime().Ticks;
}
