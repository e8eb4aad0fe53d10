using PieBot.Core;
using PieBot.Core.Processes;

namespace PieBot.Testing;

/// <summary>A file system in memory of a given size, which can fill up and become read-only; unmounted when disposed.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string path) => Path = path;

    public string Path { get; }

    private string Filler => System.IO.Path.Combine(Path, "filler");

    /// <summary>Skips the test where none can be mounted.</summary>
    public static async Task<SmallDisk> MountAsync(string size)
    {
        var path = Directory.CreateTempSubdirectory("piebot-disk-").FullName;
        if (
            !OperatingSystem.IsLinux()
            || !await MountAsync("-t", "tmpfs", "-o", $"size={size}", "none", path)
        )
        {
            Directory.Delete(path);
            Assert.Skip("A small file system can be mounted by root on Linux alone.");
        }

        return new(path);
    }

    /// <summary>Takes what is left.</summary>
    public void Fill()
    {
        using var filler = new FileStream(
            Filler,
            FileMode.Create,
            FileAccess.Write,
            FileShare.None,
            0
        );
        var block = new byte[4096];
        try
        {
            while (true)
            {
                filler.Write(block);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    public void Clear() => File.Delete(Filler);

    public async Task MakeReadOnlyAsync(bool readOnly) =>
        Assert.True(await MountAsync("-o", $"remount,{(readOnly ? "ro" : "rw")}", Path));

    public void Dispose()
    {
        using var unmount = System.Diagnostics.Process.Start("umount", ["--lazy", Path]);
        unmount.WaitForExit();
        Directory.Delete(Path);
    }

    private static async Task<bool> MountAsync(params string[] arguments)
    {
        try
        {
            var result = await ProcessRunner.RunAsync(
                new("mount", arguments, "/"),
                TestContext.Current.CancellationToken
            );
            return result.Succeeded;
        }
        catch (UserErrorException)
        {
            return false;
        }
    }
}
