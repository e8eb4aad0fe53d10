namespace PieBot.Benchmarks.Rules;

/// <summary>How much faster each rule of a language makes the code of its own pair of files.</summary>
internal static class RuleRuns
{
    private const int Turns = 11;

    /// <param name="language">A key: <c>csharp</c>, <c>python</c>, <c>cpp</c>.</param>
    public static async IAsyncEnumerable<(string Rule, double Speedup)> OfAsync(string language)
    {
        switch (language)
        {
            case "csharp":
                foreach (var one in CSharpRuleRuns.Run(Turns, ""))
                {
                    yield return one;
                }

                break;
            case "cpp":
                foreach (var one in await CppRuleRuns.RunAsync(Turns))
                {
                    yield return one;
                }

                break;
            case "python":
                await foreach (var one in PythonRuleRuns.RunAsync())
                {
                    yield return (one.Rule, one.Speedup);
                }

                break;
            default:
                throw new ArgumentException($"There are no rules of {language}.");
        }
    }
}
