using System.Text.Json;

namespace PieBot.Core.Languages.CSharp.Building;

/// <summary>Runtime settings of workers, and those that steady one for timing; both sides get the same.</summary>
internal static class WorkerEnvironment
{
    // PieBot.TestHost needs it; an older project runs its tests on the newest runtime there is.
    private const int OldestRuntime = 8;

    public static IEnumerable<(string Name, string Value)> Of(string assembly, bool steady)
    {
        if (RuntimeMajor(assembly) < OldestRuntime)
        {
            yield return ("DOTNET_ROLL_FORWARD", "LatestMajor");
        }

        if (!steady)
        {
            yield break;
        }

        // What a method is compiled to must not hang on the turn that happened to be hot.
        yield return ("DOTNET_TieredPGO", "0");
        // What is compiled here is compiled once and for good. Otherwise thousands of methods of the test framework are
        // compiled again for two seconds after the start, and the edited member is the last in their queue.
        yield return ("DOTNET_TC_QuickJit", "0");
        // The framework's precompiled code is replaced after that many calls; counting begins once nothing new has been
        // compiled for so many milliseconds: that of the start is not worth it (both in hexadecimal).
        yield return ("DOTNET_TC_CallCountThreshold", "8");
        yield return ("DOTNET_TC_CallCountingDelayMs", "A");
        // A small budget lets every round hold several collections (4 MiB, in hexadecimal).
        yield return ("DOTNET_GCgen0size", "0x400000");
        yield return ("DOTNET_gcServer", "0");
        yield return ("DOTNET_gcConcurrent", "0");
        // On the one processor that both sides share, a runtime that believes in more would spin instead of yielding.
        yield return ("DOTNET_PROCESSOR_COUNT", "1");
    }

    private static int RuntimeMajor(string assembly)
    {
        var path = Path.ChangeExtension(assembly, ".runtimeconfig.json");
        if (!File.Exists(path))
        {
            return OldestRuntime;
        }

        using var json = JsonDocument.Parse(File.ReadAllText(path));
        var options = json.RootElement.GetProperty("runtimeOptions");
        return
            options.TryGetProperty("tfm", out var tfm)
            && tfm.GetString() is { } name
            && name.StartsWith("net", StringComparison.Ordinal)
            && Version.TryParse(
                name.Replace("netcoreapp", "", StringComparison.Ordinal)
                    .Replace("net", "", StringComparison.Ordinal),
                out var version
            )
            ? version.Major
            : OldestRuntime;
    }
}
