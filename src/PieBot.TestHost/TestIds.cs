using PieBot.Workers;

namespace PieBot.TestHost;

/// <summary>Ids that are the same on both sides of a pair, although frameworks derive theirs from the assembly's path.</summary>
internal static class TestIds
{
    /// <param name="tests">Fully qualified name, display name and the framework's own handle of each test.</param>
    public static Dictionary<string, (WorkerTest Test, T Handle)> Assign<T>(
        IEnumerable<(string Name, string Display, T Handle)> tests
    )
    {
        var assigned = new Dictionary<string, (WorkerTest, T)>(StringComparer.Ordinal);
        foreach (var (name, display, handle) in tests)
        {
            var id = display.StartsWith(name, StringComparison.Ordinal)
                ? display
                : $"{name} {display}";
            var unique = id;
            for (var ordinal = 2; assigned.ContainsKey(unique); ordinal++)
            {
                unique = $"{id}#{ordinal}";
            }

            assigned.Add(unique, (new(unique, name, display), handle));
        }

        return assigned;
    }
}
