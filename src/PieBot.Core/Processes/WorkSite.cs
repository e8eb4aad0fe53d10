namespace PieBot.Core.Processes;

/// <summary>
/// The temporary folder that a verification works in. When it fills up or is taken away, builds and tests fail for no
/// fault of the candidate: then no verdict may be given, and the user is told what to do.
/// </summary>
internal sealed class WorkSite
{
    // "No space left on device" of Unix, "There is not enough space on the disk" of Windows.
    private const int NoSpace = 28;
    private const int NoSpaceOnWindows = unchecked((int)0x80070070);

    private Func<IEnumerable<string>> _trees = () => [];

    /// <exception cref="UserErrorException">The temporary folder is missing, full or cannot be written to.</exception>
    public WorkSite() => Folder = Scratch.Create();

    public string Folder { get; }

    /// <exception cref="UserErrorException">What was found since the last call may have come of the folder, not of the candidate.</exception>
    public void MustStand()
    {
        if (Fault(null) is { } fault)
        {
            throw new UserErrorException(fault);
        }
    }

    /// <summary>Does some work; whatever is thrown when the folder is full or gone becomes words that say so.</summary>
    /// <param name="trees">Roots of the checkouts that are to stand in the folder meanwhile.</param>
    public async Task HoldAsync(Func<IEnumerable<string>> trees, Func<Task> work)
    {
        var before = _trees;
        _trees = trees;
        try
        {
            await work();
        }
        catch (Exception exception)
            when (exception is not OperationCanceledException && Fault(exception) is not null)
        {
            throw new UserErrorException(Fault(exception)!, exception);
        }
        finally
        {
            // They are taken away in order now.
            _trees = before;
        }
    }

    public void Remove() => Scratch.Remove(Folder);

    private string? Fault(Exception? exception)
    {
        var fault =
            Scratch.Fault(Folder) is { } lost ? lost
            : _trees().FirstOrDefault(root => !File.Exists(Path.Combine(root, ".git"))) is { } tree
                ? $"PieBot's checkout {tree} was deleted during the run; keep clean-up jobs away from it."
            // Room may have been made again by the time it is asked for.
            : exception is IOException { HResult: NoSpace or NoSpaceOnWindows }
                ? $"{exception.Message.TrimEnd('.')}. Free some space there."
            : null;
        return fault is null
            ? null
            : $"{fault} Then run the same command again: it resumes where it stopped.";
    }
}
