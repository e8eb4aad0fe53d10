using System.Globalization;
using System.Text.RegularExpressions;

namespace PieBot.Core.Processes;

/// <summary>A signal that ended a process and was not sent by PieBot.</summary>
/// <param name="Name">Such as <c>SIGKILL</c>.</param>
/// <param name="IsCrash">What a program's own fault raises; any other came from outside of it, for a reason that nobody here knows.</param>
internal sealed partial record Signal(string Name, bool IsCrash)
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

    // As Go and the C library call them.
    private static readonly Dictionary<string, int> Names = new(StringComparer.Ordinal)
    {
        ["hangup"] = 1,
        ["interrupt"] = 2,
        ["quit"] = 3,
        ["illegal instruction"] = 4,
        ["trace/breakpoint trap"] = 5,
        ["aborted"] = 6,
        ["bus error"] = 7,
        ["floating point exception"] = 8,
        ["killed"] = 9,
        ["segmentation fault"] = 11,
        ["broken pipe"] = 13,
        ["alarm clock"] = 14,
        ["terminated"] = 15,
    };

    /// <summary>Whether the kernel ended processes for want of memory meanwhile; null when that is not known.</summary>
    public bool? ForMemory { get; init; }

    /// <summary>What befell the process, for people.</summary>
    public string Words =>
        IsCrash ? $"crashed ({Name})"
        : Name != "SIGKILL" ? $"was ended by {Name} from outside"
        : ForMemory switch
        {
            true => "was ended by SIGKILL: the machine, or its container, ran out of memory",
            false => "was ended by SIGKILL from outside; it was not the kernel, for want of memory",
            null => "was ended by SIGKILL from outside; the machine may have run out of memory",
        };

    /// <summary>Null for an exit code that a program chose itself, and on Windows.</summary>
    public static Signal? Of(int exitCode) =>
        OperatingSystem.IsWindows() ? null : Known.GetValueOrDefault(exitCode - Base);

    /// <summary>What ended a test process, where the tool that ran it says so and ends with an exit code of its own: cargo, go and Maven.</summary>
    public static Signal? Told(string output)
    {
        var match = Told().Match(output);
        return match switch
        {
            { Success: false } => null,
            _ when match.Groups["exit"] is { Success: true, Value: var exit } => Of(
                int.Parse(exit, CultureInfo.InvariantCulture)
            ),
            _ when match.Groups["number"] is { Success: true, Value: var number } =>
                Known.GetValueOrDefault(int.Parse(number, CultureInfo.InvariantCulture)),
            _ => Known[Names[match.Groups["name"].Value]],
        };
    }

    [GeneratedRegex(
        @"\(signal: (?<number>\d{1,2}), SIG|^signal: (?<name>hangup|interrupt|quit|illegal instruction|trace/breakpoint trap|aborted|bus error|floating point exception|killed|segmentation fault|broken pipe|alarm clock|terminated)\b|Process Exit Code: (?<exit>\d{1,3})\b",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Told();
}
