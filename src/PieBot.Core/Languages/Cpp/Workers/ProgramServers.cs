using System.Globalization;
using System.Text;
using PieBot.Core.Languages.Cpp.Testing;
using PieBot.Core.Languages.Workers;
using PieBot.Core.Processes;
using PieBot.Workers;

namespace PieBot.Core.Languages.Cpp.Workers;

/// <summary>
/// Instrumented programs that were started once and run their main as often as asked, in children of their own (see
/// <c>piebot_probe.h</c>). One serves all tests that differ in nothing but their arguments.
/// </summary>
/// <param name="folder">Of the side, which they may write to.</param>
internal sealed class ProgramServers(
    string folder,
    IReadOnlyList<string> libraries,
    WorkerSettings settings
) : IAsyncDisposable
{
    // Each is watched, which costs time.
    private const int Most = 16;

    // It may be bound elsewhere while a request starts another.
    private readonly Lock _changing = new();
    private readonly List<(string Key, Worker Worker)> _servers = [];
    private ulong? _processors;

    public void Bind(ulong processors)
    {
        lock (_changing)
        {
            _processors = processors;
            _servers.ForEach(one => one.Worker.Bind(processors));
        }
    }

    /// <summary>Runs a test's program.</summary>
    /// <param name="arguments">In the place of the test's own.</param>
    /// <param name="repetitions">Each in a child process.</param>
    /// <returns>The failures are exit codes, none for 0.</returns>
    public async Task<WorkerAnswer<RunReply>> RunAsync(
        CTestEntry entry,
        IReadOnlyList<string> arguments,
        int repetitions,
        ProbeClock clock,
        CancellationToken cancellationToken
    )
    {
        var worker = await GetAsync(entry, arguments.Count);
        var answer = await worker.RunAsync(
            [Hexadecimal(arguments)],
            repetitions,
            clock,
            cancellationToken
        );
        if (answer.Reply is null)
        {
            // It is dead or stuck.
            await EndAsync(one => one.Worker == worker);
        }

        if (
            answer.Reply is { Failed: [var ended] }
            && Signal.Of(int.Parse(ExitCode(ended), CultureInfo.InvariantCulture))
                is { IsCrash: false } signal
        )
        {
            return new(null, $"{entry.Name} {signal.Words}", false) { Signal = signal };
        }

        return answer.Reply is { Failed: [var status] } reply
            ? answer with
            {
                Reply = reply with { Failed = [ExitCode(status)] },
            }
            : answer;
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync(_ => true);
    }

    private async Task EndAsync(Predicate<(string Key, Worker Worker)> which)
    {
        List<(string Key, Worker Worker)> ended;
        lock (_changing)
        {
            ended = _servers.FindAll(which);
            _servers.RemoveAll(which);
        }

        await Task.WhenAll(ended.Select(one => one.Worker.DisposeAsync().AsTask()));
    }

    private async Task<Worker> GetAsync(CTestEntry entry, int arguments)
    {
        var key = string.Join(
            '\n',
            [entry.Program, entry.Folder, $"{arguments}", .. entry.Environment]
        );
        var at = _servers.FindIndex(one => one.Key == key);
        if (at >= 0)
        {
            return _servers[at].Worker;
        }

        if (_servers.Count == Most)
        {
            var oldest = _servers[0].Worker;
            await EndAsync(one => one.Worker == oldest);
        }

        var worker = Worker.Start(
            new(
                TestCommand.Of(
                    entry,
                    libraries,
                    Enumerable.Repeat("piebot", arguments),
                    [$"PIEBOT_PROBE_SERVER={WorkerProgram.Marker}"]
                ),
                folder,
                new Dictionary<string, string>()
            ),
            settings
        );
        lock (_changing)
        {
            if (_processors is { } processors)
            {
                worker.Bind(processors);
            }

            _servers.Add((key, worker));
        }

        return worker;
    }

    // With a zero byte behind each.
    private static string Hexadecimal(IEnumerable<string> arguments) =>
        string.Concat(
            arguments.Select(one => Convert.ToHexString(Encoding.UTF8.GetBytes(one)) + "00")
        );

    // Of the status that wait4 gives; a signal counts as shells count it.
    private static string ExitCode(string status)
    {
        var number = int.Parse(status, CultureInfo.InvariantCulture);
        var signal = number & 0x7f;
        return (signal == 0 ? (number >> 8) & 0xff : 128 + signal).ToString(
            CultureInfo.InvariantCulture
        );
    }
}
