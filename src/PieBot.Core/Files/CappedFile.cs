namespace PieBot.Core.Files;

/// <summary>Reads whole files up to a size. What a name stands for may be a device that never ends, and its length is no promise.</summary>
internal static class CappedFile
{
    /// <param name="most">Bytes.</param>
    /// <exception cref="IOException">It cannot be read, or is larger.</exception>
    public static byte[] Read(string path, int most)
    {
        using var stream = new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite
        );
        using var memory = new MemoryStream();
        var buffer = new byte[1 << 16];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            memory.Write(buffer, 0, read);
            if (memory.Length > most)
            {
                throw new IOException($"it is larger than {most >> 20} MiB.");
            }
        }

        return memory.ToArray();
    }
}
