using PieBot.Workers;

namespace PieBot.Core.Languages.Cpp.Observing;

/// <summary>What observed programs leave when they end (see <c>piebot_observe.h</c>).</summary>
internal static class ObservedLines
{
    /// <param name="file">May be missing: then nothing was called.</param>
    /// <param name="test">The test that has just run.</param>
    public static IReadOnlyList<ObservedCall> Read(string file, string test) =>
        !File.Exists(file)
            ? []
            : File.ReadLines(file)
                .Select(line => line.Split('\t'))
                // The last line of a program that was killed may be half of one.
                .Where(fields => fields.Length == 8)
                .Select(fields => new ObservedCall(
                    test,
                    fields[5] == "1",
                    fields[6] == "1",
                    fields[0],
                    fields[1],
                    fields[2],
                    fields[3],
                    fields[4],
                    fields[7] == "1"
                ))
                .ToList();
}
