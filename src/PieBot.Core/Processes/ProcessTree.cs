using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace PieBot.Core.Processes;

/// <summary>Looks at processes through <c>/proc</c>; sees nothing where there is none.</summary>
internal static class ProcessTree
{
    // Fields of /proc/N/stat behind the name, which may itself hold blanks and parentheses.
    private const int State = 0;
    private const int Parent = 1;
    private const int ResidentPages = 21;

    /// <summary>The ids of a root and all below it, and the bytes they hold in memory together; none when the root has ended.</summary>
    public static (IReadOnlyList<int> Processes, long Memory) Measure(int root)
    {
        var all = All().Select(Read).OfType<Entry>().ToDictionary(one => one.Id);
        if (!all.TryGetValue(root, out var top))
        {
            return ([], 0);
        }

        var children = all.Values.ToLookup(one => one.Parent);
        var tree = new List<Entry>();
        var open = new Stack<Entry>([top]);
        while (open.TryPop(out var one))
        {
            tree.Add(one);
            foreach (var child in children[one.Id])
            {
                open.Push(child);
            }
        }

        return (
            tree.Select(one => one.Id).ToList(),
            tree.Sum(one => one.Pages) * Environment.SystemPageSize
        );
    }

    /// <summary>Kills all processes whose environment holds some text, wherever they were moved to, with what they started.</summary>
    public static void KillMarked(string text) =>
        Kill(id =>
            File.ReadAllText($"/proc/{id}/environ").Contains(text, StringComparison.Ordinal)
        );

    /// <summary>Kills all processes that work in a folder or below it, with what they started.</summary>
    public static void KillWithin(string folder) =>
        Kill(id =>
            File.ResolveLinkTarget($"/proc/{id}/cwd", returnFinalTarget: false) is { } working
            && $"{working.FullName}{Path.DirectorySeparatorChar}".StartsWith(
                folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar,
                StringComparison.Ordinal
            )
        );

    private static void Kill(Func<int, bool> chosen)
    {
        foreach (var id in All())
        {
            try
            {
                if (chosen(id))
                {
                    using var process = Process.GetProcessById(id);
                    process.Kill(entireProcessTree: true);
                }
            }
            catch (Exception exception)
                when (exception
                        is IOException
                            or UnauthorizedAccessException
                            or ArgumentException
                            or InvalidOperationException
                            or Win32Exception
                )
            {
                // It has ended, or belongs to somebody else.
            }
        }
    }

    private static IEnumerable<int> All() =>
        OperatingSystem.IsLinux()
            ? Directory
                .EnumerateDirectories("/proc")
                .Select(Path.GetFileName)
                .Where(name => char.IsAsciiDigit(name![0]))
                .Select(name => int.Parse(name!, CultureInfo.InvariantCulture))
            : [];

    // Null of what has ended, even when nobody has asked for its exit code yet.
    private static Entry? Read(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[State] is "Z" or "X"
                ? null
                : new(
                    id,
                    int.Parse(fields[Parent], CultureInfo.InvariantCulture),
                    long.Parse(fields[ResidentPages], CultureInfo.InvariantCulture)
                );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private sealed record Entry(int Id, int Parent, long Pages);
}
