namespace PieBot.Core.Processes;

/// <summary>A signal that ended a process and was not sent by PieBot.</summary>
/// <param name="Name">Such as <c>SIGKILL</c>.</param>
/// <param name="IsCrash">What a program's own fault raises; any other came from outside of it, for a reason that nobody here knows.</param>
internal sealed record Signal(string Name, bool IsCrash)
{
    /// <summary>Of the shell, and of bubblewrap and .NET too: added to a signal's number (POSIX, Exit Status for Commands).</summary>
    private const int Base = 128;

    private static readonly Dictionary<int, Signal> Known = new()
    {
        [1] = new("SIGHUP", false),
        [2] = new("SIGINT", false),
        [3] = new("SIGQUIT", false),
        [4] = new("SIGILL", true),
        [5] = new("SIGTRAP", true),
        [6] = new("SIGABRT", true),
        [7] = new("SIGBUS", true),
        [8] = new("SIGFPE", true),
        // Of the kernel when memory runs out, of a runner that is shut down, of an administrator.
        [9] = new("SIGKILL", false),
        [11] = new("SIGSEGV", true),
        [13] = new("SIGPIPE", true),
        [14] = new("SIGALRM", true),
        [15] = new("SIGTERM", false),
        // Of the limit on the size of files, which is ours, and breaks again when it is the program's doing.
        [25] = new("SIGXFSZ", true),
        [31] = new("SIGSYS", true),
    };

    /// <summary>What befell the process, for people.</summary>
    public string Words =>
        IsCrash
            ? $"crashed ({Name})"
            : $"was ended by {Name} from outside; the machine may have run out of memory";

    /// <summary>Null for an exit code that a program chose itself, and on Windows.</summary>
    public static Signal? Of(int exitCode) =>
        OperatingSystem.IsWindows() ? null : Known.GetValueOrDefault(exitCode - Base);
}
