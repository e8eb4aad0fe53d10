using System.Diagnostics;
using System.Globalization;
using PieBot.Core.Languages.Cpp.Observing;
using PieBot.Core.Languages.Cpp.Testing;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Languages.Workers;
using PieBot.Core.Processes;
using PieBot.Workers;

namespace PieBot.Core.Languages.Cpp.Workers;

/// <summary>Starts a test anew for each repetition: scripts, and programs without a probe.</summary>
/// <param name="folder">Of the side, which they may write to.</param>
internal sealed class FreshRuns(
    string folder,
    IReadOnlyList<string> libraries,
    WorkerSettings settings
)
{
    /// <summary>The processors that what is started from now on is bound to, a bit for each; null: any.</summary>
    public ulong? Processors { get; set; }

    /// <returns>The failure is the test's exit code, where it did not pass.</returns>
    public async Task<WorkerAnswer<RunReply>> RunAsync(
        CTestEntry entry,
        int repetitions,
        ProbeClock clock,
        CancellationToken cancellationToken
    )
    {
        var confinement = settings.Confinement;
        var file = Path.Combine(confinement.Results, $"probe-{Guid.NewGuid():n}");
        var began = Stopwatch.GetTimestamp();
        var failed = new List<string>();
        for (var run = 0; run < repetitions; run++)
        {
            var result = await StartAsync(
                entry,
                entry.Command.Skip(1),
                [
                    $"PIEBOT_PROBE_FILE={file}",
                    $"PIEBOT_PROBE_CLOCK={(clock == ProbeClock.Thread ? 1 : 0)}",
                ],
                cancellationToken
            );
            if (result.TimedOut)
            {
                return new(null, $"{entry.Name} did not end in time", true);
            }

            if (result.Breach is { } breach)
            {
                return new(null, $"{entry.Name} {breach}", false);
            }

            if (result.Signal is { IsCrash: false } signal)
            {
                return new(null, $"{entry.Name} {signal.Words}", false) { Signal = signal };
            }

            if (!entry.Outcome.Holds(result.ExitCode, result.Output + result.Error))
            {
                failed = [result.ExitCode.ToString(CultureInfo.InvariantCulture)];
            }
        }

        var wall = (long)Stopwatch.GetElapsedTime(began).TotalNanoseconds;
        var sums = ProbeFile.Read(file);
        File.Delete(file);
        var member = (long)sums.Nanoseconds;
        return new(
            new(wall, wall, 0, sums.Calls, member, member, wall, [wall], failed)
            {
                Reached = sums.Reached,
            },
            null,
            false
        );
    }

    /// <summary>Runs an observed test once.</summary>
    /// <param name="id">Of the test.</param>
    /// <returns>Its calls; null where it did not pass.</returns>
    public async Task<IReadOnlyList<ObservedCall>?> ObserveAsync(
        CTestEntry entry,
        string id,
        CancellationToken cancellationToken
    )
    {
        var file = Path.Combine(settings.Confinement.Results, $"calls-{Guid.NewGuid():n}");
        var result = await StartAsync(
            entry,
            entry.Command.Skip(1),
            [$"PIEBOT_OBSERVE_FILE={file}"],
            cancellationToken
        );
        var passed =
            !result.TimedOut
            && result.Breach is null
            && entry.Outcome.Holds(result.ExitCode, result.Output + result.Error);
        var calls = passed ? ObservedLines.Read(file, id) : null;
        File.Delete(file);
        return calls;
    }

    /// <summary>Runs the program once with arguments of our own.</summary>
    public async Task<ProcessResult> StartAsync(
        CTestEntry entry,
        IEnumerable<string> arguments,
        IEnumerable<string> variables,
        CancellationToken cancellationToken
    )
    {
        var confinement = settings.Confinement;
        var apart = confinement.Apart();
        try
        {
            var command = confinement.Wrap(
                TestCommand.Of(entry, libraries, arguments, variables, Processors),
                folder
            );
            return await ProcessRunner.RunAsync(
                new(command[0], command[1..], folder)
                {
                    Environment = confinement.Environment(apart),
                    Timeout = settings.Timeout,
                    Limits = confinement.Limits,
                },
                cancellationToken
            );
        }
        finally
        {
            Scratch.Remove(apart);
        }
    }
}
