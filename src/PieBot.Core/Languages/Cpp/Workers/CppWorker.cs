using PieBot.Core.Languages.Cpp.Testing;
using PieBot.Core.Languages.Workers;
using PieBot.Workers;

namespace PieBot.Core.Languages.Cpp.Workers;

/// <summary>Repeats tests of one side: by servers where their program holds a probe, else by starting them anew.</summary>
internal sealed class CppWorker : IWorker
{
    private readonly CppSuite _suite;
    private readonly WorkerSettings _settings;
    private readonly ProgramServers _servers;
    private readonly FreshRuns _fresh;
    private Dictionary<string, CppTest> _tests = [];
    private bool _hasCovered;

    public CppWorker(CppSuite suite, WorkerSettings settings)
    {
        _suite = suite;
        _settings = settings;
        _servers = new(suite.Folder, suite.Libraries, settings);
        _fresh = new(suite.Folder, suite.Libraries, settings);
    }

    public void Bind(ulong processors)
    {
        _servers.Bind(processors);
        _fresh.Processors = processors;
    }

    public async Task<WorkerAnswer<DiscoverReply>> DiscoverAsync(
        CancellationToken cancellationToken
    )
    {
        var (tests, fault) = await _suite.TestsAsync(_settings, cancellationToken);
        if (tests is null)
        {
            return new(null, fault, false);
        }

        _tests = tests.ToDictionary(test => test.Id, StringComparer.Ordinal);
        return new(
            new(
                tests.Select(test => new WorkerTest(test.Id, test.Name, test.Name)).ToList(),
                "ctest"
            ),
            null,
            false
        );
    }

    public async Task<WorkerAnswer<CoverReply>> CoverAsync(
        IReadOnlyList<string> tests,
        CancellationToken cancellationToken
    )
    {
        // The second time it is asked whether they can be repeated.
        var repetitions = _hasCovered ? 2 : 1;
        _hasCovered = true;
        var covered = new List<CoveredTest>();
        foreach (var id in tests)
        {
            if (!_suite.MayReach(_tests[id]))
            {
                covered.Add(new(id, true, 0, 0, 0));
                continue;
            }

            var run = await RunAsync(id, repetitions, ProbeClock.Wall, cancellationToken);
            covered.Add(
                run.Reply is { } reply
                    ? new(
                        id,
                        reply.Failed.Count == 0,
                        reply.MemberCalls,
                        Replies.Own(reply) / repetitions,
                        reply.WallNanoseconds / repetitions,
                        reply.Reached
                    )
                    : new(id, false, 0, 0, 0)
            );
        }

        return new(new(covered), null, false);
    }

    public async Task<WorkerAnswer<ObserveReply>> ObserveAsync(
        IReadOnlyList<string> tests,
        CancellationToken cancellationToken
    )
    {
        var calls = new List<ObservedCall>();
        var dropped = new List<string>();
        foreach (var id in tests)
        {
            if (!_tests.TryGetValue(id, out var test))
            {
                dropped.Add(id);
                continue;
            }

            var noted = await _fresh.ObserveAsync(test.Entry, id, cancellationToken);
            if (noted is null)
            {
                dropped.Add(id);
            }
            else
            {
                calls.AddRange(noted);
            }
        }

        return new(new(calls, dropped), null, false);
    }

    public async Task<WorkerAnswer<RunReply>> RunAsync(
        IReadOnlyList<string> tests,
        int repetitions,
        ProbeClock clock,
        CancellationToken cancellationToken
    )
    {
        if (clock == ProbeClock.Allocations)
        {
            // No calls: so nothing is known of what one allocates.
            return new(new(0, 0, 0, 0, 0, 0, 0, tests.Select(_ => 0L).ToList(), []), null, false);
        }

        var replies = new List<RunReply>();
        foreach (var id in tests)
        {
            var answer = await RunAsync(id, repetitions, clock, cancellationToken);
            if (answer.Reply is not { } reply)
            {
                return answer;
            }

            replies.Add(reply.Failed.Count == 0 ? reply : reply with { Failed = [id] });
        }

        return new(Replies.Sum(replies), null, false);
    }

    public ValueTask DisposeAsync() => _servers.DisposeAsync();

    private async Task<WorkerAnswer<RunReply>> RunAsync(
        string id,
        int repetitions,
        ProbeClock clock,
        CancellationToken cancellationToken
    )
    {
        if (!_tests.TryGetValue(id, out var test))
        {
            return new(null, $"there is no test {id} on this side", false);
        }

        var entry = test.Entry;
        if (!_suite.HasServer(entry))
        {
            return await _fresh.RunAsync(entry, repetitions, clock, cancellationToken);
        }

        // The time of a whole process is that of one run of main.
        var inOne = _suite.Probe == ProbeKind.Members ? test.Repeated(repetitions) : null;
        var answer = await _servers.RunAsync(
            entry,
            inOne ?? entry.Command.Skip(1).ToList(),
            inOne is null ? repetitions : 1,
            clock,
            cancellationToken
        );
        return answer.Reply is { } reply
            ? answer with
            {
                Reply = Replies.Judged(reply, entry),
            }
            : answer;
    }
}
