namespace PieBot.TestHost;

/// <summary>Takes what an observed build noted, wherever it was loaded; a build that observes nothing has nothing.</summary>
internal static class ObservedCalls
{
    private const string TypeName = "PieBot.Generated.Calls";

    public static IReadOnlyList<string> Take() =>
        AppDomain
            .CurrentDomain.GetAssemblies()
            .Where(assembly => !assembly.IsDynamic)
            .Select(assembly => assembly.GetType(TypeName)?.GetMethod("Take"))
            .OfType<System.Reflection.MethodInfo>()
            .SelectMany(take => (string[])take.Invoke(null, null)!)
            .ToList();
}
