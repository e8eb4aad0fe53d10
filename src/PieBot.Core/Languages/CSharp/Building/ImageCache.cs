using System.Security.Cryptography;

namespace PieBot.Core.Languages.CSharp.Building;

/// <summary>Images of assemblies, kept for the user's later runs. Each is named by the hash of what it was compiled from, and by its own.</summary>
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

    /// <summary>The image of an assembly; one that is damaged is deleted.</summary>
    /// <param name="assembly">Full path.</param>
    /// <returns>Full path; null where there is none.</returns>
    public string? Of(string assembly)
    {
        if (!Directory.Exists(folder))
        {
            return null;
        }

        var source = Hash(assembly);
        foreach (var image in Directory.EnumerateFiles(folder, $"{source}-*.dll"))
        {
            if (Path.GetFileName(image) == Name(source, image))
            {
                File.SetLastWriteTimeUtc(image, DateTime.UtcNow);
                return image;
            }

            File.Delete(image);
        }

        return null;
    }

    /// <summary>Keeps an image of an assembly, and lets go of those that nobody has used for long.</summary>
    public void Keep(string image, string assembly)
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

        // Another run may keep the same.
        var kept = Path.Combine(folder, Name(Hash(assembly), image));
        var copy = $"{kept}.{Environment.ProcessId}";
        File.Copy(image, copy, overwrite: true);
        File.Move(copy, kept, overwrite: true);
    }

    /// <summary>Puts an image in an assembly's place.</summary>
    public static void Put(string image, string assembly)
    {
        // What stands there may be the package's own file, linked: another takes its place.
        var copy = $"{assembly}.ahead";
        File.Copy(image, copy, overwrite: true);
        File.Move(copy, assembly, overwrite: true);
    }

    private static string Name(string source, string image) => $"{source}-{Hash(image)}.dll";

    // As many digits as nobody finds another file for.
    private static string Hash(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
