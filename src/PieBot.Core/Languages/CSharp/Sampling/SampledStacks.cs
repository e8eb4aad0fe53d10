using Microsoft.Diagnostics.Symbols;
using Microsoft.Diagnostics.Tracing.Etlx;

namespace PieBot.Core.Languages.CSharp.Sampling;

/// <summary>One frame of a stack.</summary>
/// <param name="Method">As the runtime names it.</param>
/// <param name="Module">Its assembly.</param>
/// <param name="Line">1-based; null where it is not known.</param>
internal readonly record struct SampledFrame(string Method, string Module, int? Line);

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

    /// <summary>The stacks of one file, each from the innermost frame outwards.</summary>
    /// <param name="file">Whatever a test process left there: it may be damaged, then this throws what it likes.</param>
    /// <param name="modules">Of whose frames the lines are wanted.</param>
    /// <param name="symbols">The folder where their symbols lie; nothing is fetched from elsewhere.</param>
    public static IEnumerable<IReadOnlyList<SampledFrame>> Read(
        string file,
        IReadOnlySet<string> modules,
        string symbols
    )
    {
        using var log = new TraceLog(
            TraceLog.CreateFromEventPipeDataFile(file, Path.ChangeExtension(file, ".etlx"))
        );
        using var reader = new SymbolReader(TextWriter.Null, symbols)
        {
            // They lie where the build has put them, which is reason enough to read line numbers.
            SecurityCheck = _ => true,
        };
        var lines = new Dictionary<CodeAddressIndex, int?>();
        foreach (var data in log.Events)
        {
            if (data.ProviderName != Provider || data.PayloadByName("Type")?.ToString() != Managed)
            {
                continue;
            }

            var frames = new List<SampledFrame>();
            for (var call = data.CallStack(); call is not null; call = call.Caller)
            {
                var address = call.CodeAddress;
                if (address.Method is not { } method)
                {
                    continue;
                }

                var module = address.ModuleFile?.Name ?? "";
                int? line = null;
                if (
                    modules.Contains(module)
                    && !lines.TryGetValue(address.CodeAddressIndex, out line)
                )
                {
                    line = address.GetSourceLine(reader)?.LineNumber;
                    lines.Add(address.CodeAddressIndex, line);
                }

                frames.Add(new(method.FullMethodName, module, line));
            }

            yield return frames;
        }
    }
}
