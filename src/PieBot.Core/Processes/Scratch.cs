namespace PieBot.Processes;

/// <summary>Temporary folders of long work.</summary>
internal static class Scratch
{
    /// <summary>Removes a folder as far as the system lets us; what a dying process still holds is left to the system.</summary>
    public static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The system clears its temporary folder.
        }
    }
}
