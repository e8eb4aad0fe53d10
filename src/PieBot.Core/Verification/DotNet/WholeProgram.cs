using System.Globalization;
using PieBot.Processes;

namespace PieBot.Verification.DotNet;

/// <summary>What an instrumented test program's probe summed up in one run.</summary>
internal sealed record ProbeSums(long Calls, long Nanoseconds);

/// <summary>Runs a whole instrumented test program once, for tests that no worker can drive.</summary>
internal static class WholeProgram
{
    public static async Task<(ProbeSums? Sums, string? Fault)> RunAsync(
        TestProject project,
        Confinement confinement,
        TimeSpan timeout,
        CancellationToken cancellationToken
    )
    {
        var file = Path.Combine(confinement.Results, $"probe-{Guid.NewGuid():n}");
        var results = await TestRun
            .RunAsync(project, confinement, timeout, file, cancellationToken)
            .ConfigureAwait(false);
        if (results.Fault is { } fault)
        {
            return (null, fault);
        }

        // Several processes of one run each leave a line.
        var lines = File.Exists(file)
            ? File.ReadLines(file).Select(line => line.Split(' ')).Where(line => line.Length == 2)
            : [];
        var sums = lines
            .Select(line =>
                (
                    Calls: long.Parse(line[0], CultureInfo.InvariantCulture),
                    Nanoseconds: long.Parse(line[1], CultureInfo.InvariantCulture)
                )
            )
            .ToList();
        return (new(sums.Sum(line => line.Calls), sums.Sum(line => line.Nanoseconds)), null);
    }
}
