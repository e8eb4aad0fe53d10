using PieBot.Workers;

namespace PieBot.TestHost;

/// <summary>Takes what an observed build noted, wherever it was loaded; a build that observes nothing has nothing.</summary>
internal static class ObservedCalls
{
    private const string TypeName = "PieBot.Generated.Calls";

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
        AppDomain
            .CurrentDomain.GetAssemblies()
            .Where(assembly => !assembly.IsDynamic)
            .Select(assembly => assembly.GetType(TypeName)?.GetMethod("Take"))
            .OfType<System.Reflection.MethodInfo>()
            .SelectMany(take => (string[])take.Invoke(null, null)!)
            .ToList();
}
