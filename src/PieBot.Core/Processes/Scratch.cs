using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace PieBot.Core.Processes;

/// <summary>Temporary folders of long work, and of work that was killed.</summary>
internal static class Scratch
{
    private const string Prefix = "piebot-";
    private const string Owner = "owner";

    // The system counts from its own start, which is known to some hundredths of a second.
    private static readonly TimeSpan SameBirth = TimeSpan.FromSeconds(2);

    // Less is left when builds and tests have failed for want of room.
    private const long LeastRoom = 32L << 20;

    /// <summary>A new folder that is known to belong to this process.</summary>
    /// <exception cref="UserErrorException">The temporary folder is missing, full or cannot be written to.</exception>
    public static string Create()
    {
        try
        {
            var folder = Directory.CreateTempSubdirectory(Prefix).FullName;
            using var self = Process.GetCurrentProcess();
            File.WriteAllText(
                Path.Combine(folder, Owner),
                FormattableString.Invariant($"{self.Id} {Born(self)}")
            );
            return folder;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException(
                $"Cannot work in the temporary folder {Path.GetTempPath()}: {exception.Message.TrimEnd('.')}. Free some space there, or set TMPDIR (Windows: TEMP) to a folder with a few gigabytes.",
                exception
            );
        }
    }

    /// <summary>What has befallen a folder that work is going on in, and what to do; null when nothing has.</summary>
    public static string? Fault(string folder)
    {
        if (!File.Exists(Path.Combine(folder, Owner)))
        {
            return $"PieBot's temporary folder {folder} was deleted during the run; keep clean-up jobs away from it.";
        }

        try
        {
            // A quota, or a file system without room for another name, shows only when a file is made.
            File.OpenHandle(
                    Path.Combine(folder, "room"),
                    FileMode.Create,
                    FileAccess.Write,
                    FileShare.None,
                    FileOptions.DeleteOnClose,
                    LeastRoom
                )
                .Dispose();
            var left = new DriveInfo(folder).AvailableFreeSpace;
            return left < LeastRoom ? Full(folder, $"{left >> 20} MiB are left") : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Full(folder, exception.Message.TrimEnd('.'));
        }
    }

    private static string Full(string folder, string words) =>
        $"PieBot's temporary folder {folder} can no longer be written to: {words}. Free some space there, or set TMPDIR (Windows: TEMP) to a folder with a few gigabytes.";

    /// <summary>Removes what processes that are no more left behind, and the processes that those left running.</summary>
    public static void Sweep()
    {
        // Without a temporary folder there is nothing to sweep.
        var temporary = new DirectoryInfo(Path.GetTempPath());
        foreach (
            var folder in temporary.Exists
                ? temporary.EnumerateDirectories(Prefix + "*").Select(one => one.FullName)
                : []
        )
        {
            if (IsOrphan(folder))
            {
                // Tests have their home below the folder, and say so in their environment; builds work in it.
                ProcessTree.KillMarked($"HOME={folder}{Path.DirectorySeparatorChar}");
                ProcessTree.KillWithin(folder);
                Remove(folder);
            }
        }
    }

    /// <summary>Removes the pipes of servers that are no more: a server that was killed leaves its own.</summary>
    /// <param name="folder">Where they lie.</param>
    public static void SweepPipes(string folder)
    {
        foreach (
            var path in Directory.Exists(folder)
                ? Directory.EnumerateFiles(folder, Prefix + "*")
                : []
        )
        {
            var name = Path.GetFileName(path)[Prefix.Length..];
            if (
                name.Length == 32
                && name.All(char.IsAsciiHexDigitLower)
                && DateTime.UtcNow - File.GetLastWriteTimeUtc(path) > TimeSpan.FromMinutes(1)
                && IsDeaf(path)
            )
            {
                File.Delete(path);
            }
        }
    }

    // A pipe that nobody listens to any more.
    private static bool IsDeaf(string path)
    {
        using var socket = new Socket(
            AddressFamily.Unix,
            SocketType.Stream,
            ProtocolType.Unspecified
        );
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
            return false;
        }
        catch (SocketException exception)
        {
            return exception.SocketErrorCode == SocketError.ConnectionRefused;
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
