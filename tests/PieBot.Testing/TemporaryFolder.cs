namespace PieBot.Testing;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("piebot-test-").FullName;

    public void Dispose() => Delete(Path);

    /// <summary>Deletes a folder that git has been in: it marks its objects read-only.</summary>
    public static void Delete(string folder)
    {
        // A link in it may lead anywhere, and is not walked through.
        foreach (
            var file in Directory.EnumerateFiles(
                folder,
                "*",
                new EnumerationOptions
                {
                    RecurseSubdirectories = true,
                    AttributesToSkip = FileAttributes.ReparsePoint,
                }
            )
        )
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }

        Directory.Delete(folder, recursive: true);
    }
}
