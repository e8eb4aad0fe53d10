using System.Globalization;
using System.Text.RegularExpressions;

namespace PieBot.Core.Processes;

/// <summary>Whether a process ended because there was no memory for it.</summary>
internal static partial class MemoryShortage
{
    /// <summary>How many processes the kernel has ended for want of memory, of the machine or of a container; null where it does not count them.</summary>
    public static long? Kills()
    {
        try
        {
            return File.ReadLines("/proc/vmstat")
                .Where(line => line.StartsWith("oom_kill ", StringComparison.Ordinal))
                .Select(line => (long?)long.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture))
                .FirstOrDefault();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>What to do where a failed process says that it was given no more memory; null when it says nothing of the kind.</summary>
    /// <param name="limit">What it might use, in bytes.</param>
    public static string? Advice(ProcessResult run, long limit) =>
        !run.Succeeded && (Words().IsMatch(run.Error) || Words().IsMatch(run.Output))
            ? $"it was given no more memory: a process may use {limit >> 20} MiB; if more is right, raise --memory"
            : null;

    // Of Rust, C++, the C library, Go, Java and Python. What a heap of a fixed size says is another matter.
    [GeneratedRegex(
        @"memory allocation of \d+ bytes failed|std::bad_alloc|[Cc]annot allocate memory|runtime: out of memory|insufficient memory for the Java|^MemoryError\b",
        RegexOptions.Multiline
    )]
    private static partial Regex Words();
}
