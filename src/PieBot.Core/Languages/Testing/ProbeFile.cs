using System.Globalization;

namespace PieBot.Core.Languages.Testing;

/// <summary>What probes leave behind when their process ends: a line of calls and nanoseconds, and one for the number of each numbered member that was entered.</summary>
internal static class ProbeFile
{
    /// <summary>Sums of all processes of a run; nothing when there is no such file.</summary>
    public static ProbeSums Read(string file)
    {
        var lines = (File.Exists(file) ? File.ReadLines(file) : [])
            .Select(line => line.Split(' '))
            .ToList();
        var sums = lines
            .Where(line => line.Length == 2)
            .Select(line =>
                (
                    Calls: long.Parse(line[0], CultureInfo.InvariantCulture),
                    Nanoseconds: long.Parse(line[1], CultureInfo.InvariantCulture)
                )
            )
            .ToList();
        return new(sums.Sum(line => line.Calls), sums.Sum(line => line.Nanoseconds))
        {
            Reached = lines
                .Where(line => line.Length == 1)
                .Select(line => int.Parse(line[0], CultureInfo.InvariantCulture))
                .Distinct()
                .ToList(),
        };
    }
}
