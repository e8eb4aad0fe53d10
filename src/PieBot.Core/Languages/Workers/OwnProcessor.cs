using System.Globalization;

namespace PieBot.Core.Languages.Workers;

/// <summary>The processor that pairs of this process are timed on. Two processes of PieBot on one machine take different ones.</summary>
internal static class OwnProcessor
{
    private static readonly IReadOnlyList<int> Allowed = Read();

    // The file is held until the process ends, however it ends.
    private static readonly Lazy<(int? Number, FileStream? Held)> Own = new(() =>
        Choose(Allowed, Path.GetTempPath())
    );

    /// <summary>Null with only one.</summary>
    public static int? Number => Own.Value.Number;

    /// <summary>Whether other processes of PieBot hold every processor; then this one shares.</summary>
    public static bool IsShared => Own.Value is { Number: not null, Held: null };

    /// <summary>The others that this process may use, as a mask.</summary>
    /// <param name="mask">Of those that it is not to be.</param>
    public static ulong Others(ulong mask) =>
        Allowed.Aggregate(0ul, (all, number) => all | (1ul << number)) & ~mask;

    /// <param name="allowed">Numbers of the processors that this process may use.</param>
    /// <param name="folder">Where a file a processor says who has it.</param>
    /// <returns>The number, and the file by which it is held; null where others hold all.</returns>
    internal static (int? Number, FileStream? Held) Choose(
        IReadOnlyList<int> allowed,
        string folder
    )
    {
        if (allowed.Count < 2)
        {
            return (null, null);
        }

        // The last first, since the first serves most interrupts.
        foreach (var number in allowed.Reverse())
        {
            try
            {
                return (
                    number,
                    new(
                        Path.Combine(folder, $"piebot-processor-{number}"),
                        FileMode.OpenOrCreate,
                        FileAccess.ReadWrite,
                        FileShare.None
                    )
                );
            }
            catch (Exception exception)
                when (exception is IOException or UnauthorizedAccessException)
            {
                // Another one has it.
            }
        }

        return (allowed[^1], null);
    }

    // A container may have the third and the fourth of eight.
    private static List<int> Read()
    {
        const string status = "/proc/self/status";
        const string list = "Cpus_allowed_list:";
        var line = File.Exists(status)
            ? File.ReadLines(status)
                .FirstOrDefault(one => one.StartsWith(list, StringComparison.Ordinal))
            : null;
        return (
            line is null
                ? Enumerable.Range(0, Environment.ProcessorCount)
                : line[list.Length..]
                    .Split(',', StringSplitOptions.TrimEntries)
                    .SelectMany(part =>
                    {
                        var ends = part.Split('-')
                            .Select(end => int.Parse(end, CultureInfo.InvariantCulture))
                            .ToList();
                        return Enumerable.Range(ends[0], ends[^1] - ends[0] + 1);
                    })
        )
            // The mask that processors are bound by has so many.
            .Where(number => number < 64)
            .ToList();
    }
}
