using System.Text.Json;
using PieBot.Workers;

namespace PieBot.TestHost.Commands;

/// <summary>The worker's side of the line protocol for a command that is run anew for each repetition.</summary>
internal sealed class CommandSession
{
    private readonly TimedCommand _command;
    private readonly ReportFiles _files;

    // The run that told what there is to time, which is not wasted: it answers the first request.
    private Timed? _first;

    private CommandSession(TimedCommand command)
    {
        _command = command;
        _files = new(command.Files);
    }

    // One repetition: what it tells by name, and why it does not count.
    private sealed record Timed(
        CommandRun Run,
        IReadOnlyDictionary<string, double> Times,
        string? Fault
    );

    public static int Run(string command, string marker)
    {
        using var input = new StreamReader(Console.OpenStandardInput());
        using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        var session = new CommandSession(
            JsonSerializer.Deserialize(command, WorkerJson.Default.TimedCommand)!
        );
        while (input.ReadLine() is { } line)
        {
            var request = JsonSerializer.Deserialize(line, WorkerJson.Default.WorkerRequest)!;
            if (request.Op == WorkerOperations.Exit)
            {
                return 0;
            }

            output.WriteLine(marker + session.Answer(request));
        }

        return 0;
    }

    private string Answer(WorkerRequest request)
    {
        try
        {
            return request.Op switch
            {
                WorkerOperations.Discover => JsonSerializer.Serialize(
                    Discover(),
                    WorkerJson.Default.DiscoverReply
                ),
                WorkerOperations.Cover => JsonSerializer.Serialize(
                    Cover(request.Tests ?? []),
                    WorkerJson.Default.CoverReply
                ),
                WorkerOperations.Observe => JsonSerializer.Serialize(
                    new ObserveReply([]),
                    WorkerJson.Default.ObserveReply
                ),
                WorkerOperations.Run => JsonSerializer.Serialize(
                    Run(request),
                    WorkerJson.Default.RunReply
                ),
                _ => throw new InvalidOperationException($"unknown request '{request.Op}'"),
            };
        }
#pragma warning disable CA1031 // Whatever a command brings about must reach the client as an answer.
        catch (Exception exception)
        {
            return JsonSerializer.Serialize(
                new WorkerFault(exception.Message),
                WorkerJson.Default.WorkerFault
            );
        }
#pragma warning restore CA1031
    }

    private DiscoverReply Discover()
    {
        _first = Repeat();
        return _first.Fault is { } fault
            ? throw new InvalidOperationException(fault)
            : new(
                _first
                    .Times.Keys.Select(name => new WorkerTest(
                        name,
                        $"{_command.Line} (a command: assumed to cover the edit)",
                        name
                    ))
                    .ToList(),
                "command",
                NewProcess: true
            );
    }

    // Which of them cover an edit is unknown: all are assumed to, alike in all else, so that all are timed.
    private CoverReply Cover(IReadOnlyList<string> names)
    {
        var timed = Next();
        return new(
            names
                .Select(name => new CoveredTest(
                    name,
                    timed.Fault is null && timed.Times.ContainsKey(name),
                    1,
                    1,
                    1
                ))
                .ToList()
        );
    }

    private RunReply Run(WorkerRequest request)
    {
        var names = request.Tests ?? [];
        if (request.Clock == ProbeClock.Allocations)
        {
            return new(0, 0, -1, request.Repetitions, 0, 0, 0, names.Select(_ => 0L).ToList(), []);
        }

        var failed = new HashSet<string>(StringComparer.Ordinal);
        var byName = new double[names.Count];
        double wall = 0,
            cpu = 0,
            all = 0;
        for (var repetition = 0; repetition < request.Repetitions; repetition++)
        {
            var timed = Next();
            failed.UnionWith(
                timed.Fault is null ? names.Where(name => !timed.Times.ContainsKey(name)) : names
            );
            if (failed.Count > 0)
            {
                break;
            }

            var times = names.Select(name => timed.Times[name]).ToList();
            for (var index = 0; index < names.Count; index++)
            {
                byName[index] += times[index];
            }

            wall += timed.Run.WallNanoseconds;
            cpu += timed.Run.CpuNanoseconds;
            // The geometric mean: else only the longest of several benchmarks would count.
            all += Math.Exp(times.Average(time => Math.Log(Math.Max(time, 1))));
        }

        return new(
            (long)wall,
            (long)cpu,
            -1,
            request.Repetitions,
            (long)all,
            (long)(_command.From == TimesFrom.Cpu ? wall : all),
            (long)all,
            byName.Select(time => (long)time).ToList(),
            [.. failed]
        );
    }

    private Timed Next()
    {
        var timed = _first ?? Repeat();
        _first = null;
        return timed;
    }

    private Timed Repeat()
    {
        _files.Clear();
        var run = CommandRun.Of(_command);
        var none = new Dictionary<string, double>();
        if (run.ExitCode != 0)
        {
            return new(run, none, Words(run));
        }

        if (_command.From is TimesFrom.Cpu or TimesFrom.Wall)
        {
            var time = _command.From == TimesFrom.Cpu ? run.CpuNanoseconds : run.WallNanoseconds;
            return new(run, new Dictionary<string, double> { [_command.Line] = time }, null);
        }

        try
        {
            var texts = _command.Files is null ? [run.Output] : _files.Read();
            return new(
                run,
                CommandTimes
                    .Read(_command, texts)
                    .ToDictionary(time => time.Name, time => time.Nanoseconds),
                null
            );
        }
        catch (FormatException exception)
        {
            return new(run, none, exception.Message);
        }
    }

    private static string Words(CommandRun run)
    {
        var words = (run.Error.Trim().Length > 0 ? run.Error : run.Output)
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .TakeLast(3);
        return $"the timing command ended with exit code {run.ExitCode}: {string.Join(' ', words)}";
    }
}
