using PieBot.Workers;

namespace PieBot.TestHost;

/// <summary>Takes what observed builds noted.</summary>
internal static class ObservedCalls
{
    /// <param name="test">Id of the test that has just run.</param>
    public static IReadOnlyList<ObservedCall> Take(string test) =>
        Take()
            .Chunk(8)
            .Select(call => new ObservedCall(
                test,
                call[5] == "1",
                call[6] == "1",
                call[0],
                call[1],
                call[2],
                call[3],
                call[4],
                call[7] != "0",
                call[7] == "2"
            ))
            .ToList();

    private static List<string> Take() =>
        Generated
            .All()
            .SelectMany(calls => (string[])calls.GetMethod("Take")!.Invoke(null, null)!)
            .ToList();
}
