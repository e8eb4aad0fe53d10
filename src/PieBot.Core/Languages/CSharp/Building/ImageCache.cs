using System.Security.Cryptography;

namespace PieBot.Core.Languages.CSharp.Building;

/// <summary>Images of assemblies, kept for the user's later runs, by the hash of what they were compiled from.</summary>
/// <param name="folder">Made when something is kept.</param>
internal sealed class ImageCache(string folder)
{
    private static readonly TimeSpan Unused = TimeSpan.FromDays(60);

    /// <summary>The user's own, of this version of the runtime; null where the user has no folder for such things.</summary>
    public static ImageCache? OfUser() =>
        Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData,
            Environment.SpecialFolderOption.DoNotVerify
        )
            is { Length: > 0 } data
            ? new(Path.Combine(data, "piebot", $"ahead-{Environment.Version}"))
            : null;

    /// <summary>Full path of the image, whether it is there or not.</summary>
    /// <param name="assembly">Full path.</param>
    public string PathOf(string assembly)
    {
        using var stream = File.OpenRead(assembly);
        return Path.Combine(folder, $"{Convert.ToHexStringLower(SHA256.HashData(stream))}.dll");
    }

    /// <summary>Keeps an image, and lets go of those that nobody has used for long.</summary>
    /// <param name="path">As <see cref="PathOf"/> gives it.</param>
    public void Keep(string image, string path)
    {
        Directory.CreateDirectory(folder);
        foreach (
            var old in Directory
                .EnumerateFiles(folder)
                .Where(one => DateTime.UtcNow - File.GetLastWriteTimeUtc(one) > Unused)
        )
        {
            File.Delete(old);
        }

        // Another run may read it, or keep the same.
        var copy = $"{path}.{Environment.ProcessId}";
        File.Copy(image, copy, overwrite: true);
        File.Move(copy, path, overwrite: true);
    }

    /// <summary>Puts an image in an assembly's place, where there is one.</summary>
    /// <param name="path">As <see cref="PathOf"/> gives it.</param>
    public static void Put(string path, string assembly)
    {
        if (!File.Exists(path))
        {
            return;
        }

        File.SetLastWriteTimeUtc(path, DateTime.UtcNow);
        // What stands there may be the package's own file, linked: another takes its place.
        var copy = $"{assembly}.ahead";
        File.Copy(path, copy, overwrite: true);
        File.Move(copy, assembly, overwrite: true);
    }
}
