using PieBot.Core.Languages.Cpp.Probe;
using PieBot.Core.Processes;

namespace PieBot.Core.Tests.Languages.Cpp;

public sealed class CppProbeTests
{
    private const string Program = """
        #include "piebot_probe.h"
        int f(int a) { PIEBOT_PROBE return a; }
        int g(int a) { PIEBOT_REACHED(3) PIEBOT_REACH; return a; }
        int main(void) { return f(0) + g(0); }

        """;

    /// <summary>Libraries of headers test themselves in all standards that they support.</summary>
    [Theory]
    [InlineData("g++", "c++98")]
    [InlineData("g++", "c++11")]
    [InlineData("g++", "c++20")]
    [InlineData("gcc", "c99")]
    public async Task Counts_calls_in_every_standard(string compiler, string standard)
    {
        CppTools.MustBeThere();
        using var folder = new TemporaryFolder();
        CppProbe.Header(folder.Path);
        var source = Path.Combine(folder.Path, compiler == "gcc" ? "p.c" : "p.cpp");
        var program = Path.Combine(folder.Path, "p");
        var sums = Path.Combine(folder.Path, "sums");
        await File.WriteAllTextAsync(source, Program, TestContext.Current.CancellationToken);

        var built = await RunAsync(
            new(
                compiler,
                [$"-std={standard}", "-Wall", "-Wextra", "-Werror", source, "-o", program],
                folder.Path
            )
        );
        var run = await RunAsync(
            new(program, [], folder.Path)
            {
                Environment = new Dictionary<string, string> { ["PIEBOT_PROBE_FILE"] = sums },
            }
        );

        Assert.True(built.Succeeded, built.Error);
        Assert.True(run.Succeeded, run.Error);
        // The probe, the numbered one and the mark: calls, and nanoseconds.
        Assert.StartsWith(
            "3 ",
            await File.ReadAllTextAsync(sums, TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    private static Task<ProcessResult> RunAsync(ProcessRequest request) =>
        ProcessRunner.RunAsync(request, TestContext.Current.CancellationToken);
}
