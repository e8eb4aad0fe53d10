using Microsoft.Diagnostics.Tracing.Etlx;

namespace PieBot.Verification.DotNet.Profiling;

/// <summary>Reads the stacks that the runtime's sample profiler wrote into a file.</summary>
internal static class SampledStacks
{
    private const string Provider = "Microsoft-DotNETCore-SampleProfiler";

    // Of threads that run managed code. Those that wait outside of it are sampled too.
    private const string Managed = "Managed";

    /// <summary>The environment that has every runtime of a process tree write such a file into a folder, and keep all members on its stacks.</summary>
    public static IReadOnlyDictionary<string, string> Environment(string folder) =>
        new Dictionary<string, string>
        {
            ["DOTNET_EnableEventPipe"] = "1",
            ["DOTNET_EventPipeConfig"] = $"{Provider}:0:5",
            ["DOTNET_EventPipeOutputPath"] = Path.Combine(folder, "{pid}.nettrace"),
            // In MiB, hexadecimal.
            ["DOTNET_EventPipeCircularMB"] = "40",
            // What is inlined, or leaves by a jump to what it calls, would not be seen.
            ["DOTNET_JitNoInline"] = "1",
            ["DOTNET_TailCallOpt"] = "0",
        };

    /// <summary>The stacks of one file, each from the innermost frame outwards: the frame's method and its module.</summary>
    /// <param name="file">Whatever a test process left there: it may be damaged, then this throws what it likes.</param>
    public static IEnumerable<IReadOnlyList<(string Method, string Module)>> Read(string file)
    {
        using var log = new TraceLog(
            TraceLog.CreateFromEventPipeDataFile(file, Path.ChangeExtension(file, ".etlx"))
        );
        foreach (var data in log.Events)
        {
            if (data.ProviderName != Provider || data.PayloadByName("Type")?.ToString() != Managed)
            {
                continue;
            }

            var frames = new List<(string, string)>();
            for (var call = data.CallStack(); call is not null; call = call.Caller)
            {
                if (call.CodeAddress.Method is { } method)
                {
                    frames.Add((method.FullMethodName, call.CodeAddress.ModuleFile?.Name ?? ""));
                }
            }

            yield return frames;
        }
    }
}
