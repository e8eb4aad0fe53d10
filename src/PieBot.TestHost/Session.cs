using System.Diagnostics;
using System.Text.Json;
using PieBot.TestHost.Direct;
using PieBot.TestHost.Exercises;
using PieBot.Workers;

namespace PieBot.TestHost;

/// <summary>The worker's side of the line protocol: one request a line in, one answer a line out, behind the marker.</summary>
internal sealed class Session
{
    // Enough for a steady mean, few enough to cost a round nothing, also by the slow thread clock.
    private const int OverheadCalls = 50;

    private readonly ITestDriver _driver;
    private readonly ProbeReader _probe = new();
    private Notes? _notes;

    private Session(ITestDriver driver) => _driver = driver;

    public static int Run(string assembly, string marker, TextReader input, TextWriter output)
    {
        Session? session = null;
        while (input.ReadLine() is { } line)
        {
            var request = JsonSerializer.Deserialize(line, WorkerJson.Default.WorkerRequest)!;
            if (request.Op == WorkerOperations.Exit)
            {
                return 0;
            }

            output.WriteLine(marker + Answer(request, assembly, ref session));
        }

        return 0;
    }

    private static string Answer(WorkerRequest request, string assembly, ref Session? session)
    {
        // An adapter that throws is an answer; the client decides what it means.
        try
        {
            session ??= new(
                request is { Op: WorkerOperations.Discover, Tests: { } direct }
                    ? DirectDriver.For(assembly, direct)
                    : Drivers.For(assembly)
            );
            return request.Op switch
            {
                WorkerOperations.Discover => JsonSerializer.Serialize(
                    session.Discover(request.Steady),
                    WorkerJson.Default.DiscoverReply
                ),
                WorkerOperations.Cover => JsonSerializer.Serialize(
                    session.Cover(request.Tests ?? []),
                    WorkerJson.Default.CoverReply
                ),
                WorkerOperations.Reach => JsonSerializer.Serialize(
                    session.Reach(request.Tests ?? []),
                    WorkerJson.Default.CoverReply
                ),
                WorkerOperations.Observe => JsonSerializer.Serialize(
                    session.Observe(request.Tests ?? [], request.Exercises),
                    WorkerJson.Default.ObserveReply
                ),
                WorkerOperations.Exercise => JsonSerializer.Serialize(
                    new ObserveReply(session._notes is { } notes ? new Exercise(notes).Run() : []),
                    WorkerJson.Default.ObserveReply
                ),
                WorkerOperations.Run => JsonSerializer.Serialize(
                    session.Run(request),
                    WorkerJson.Default.RunReply
                ),
                _ => throw new InvalidOperationException($"unknown request '{request.Op}'"),
            };
        }
#pragma warning disable CA1031 // Whatever user code or an adapter throws must reach the client as an answer.
        catch (Exception exception)
        {
            var error = exception.GetBaseException();
            return JsonSerializer.Serialize(
                new WorkerFault($"{error.GetType().Name}: {error.Message}"),
                WorkerJson.Default.WorkerFault
            );
        }
#pragma warning restore CA1031
    }

    private DiscoverReply Discover(bool steady)
    {
        if (steady)
        {
            StaticFields.InitializeOnLoad();
        }

        return new(
            _driver.Discover(),
            _driver.Name,
            TellsEach: _driver.TellsEach,
            CallsTests: true
        );
    }

    private CoverReply Cover(IReadOnlyList<string> ids)
    {
        var covered = new List<CoveredTest>();
        foreach (var id in ids)
        {
            _probe.Reset(ProbeClock.Wall);
            var before = Stopwatch.GetTimestamp();
            var outcomes = _driver.Run([id]);
            var wall = Stopwatch.GetElapsedTime(before);
            var (calls, nanoseconds, _, _) = _probe.Read();
            var passed = outcomes.Count > 0 && outcomes.All(outcome => outcome.Passed);
            covered.Add(
                new(
                    id,
                    passed,
                    calls,
                    nanoseconds,
                    (long)wall.TotalNanoseconds,
                    _probe.Reached(),
                    outcomes.Select(outcome => outcome.Message).FirstOrDefault()
                )
            );
        }

        return new(covered);
    }

    private CoverReply Reach(IReadOnlyList<string> ids)
    {
        _probe.Reset(ProbeClock.Wall);
        _probe.Reached();
        var turns = new TestTurns(_probe);
        var outcomes = _driver.Run(ids, turns);
        turns.Close();
        return turns.IsUnclear
            ? throw new InvalidOperationException("it is not clear which test enters the members")
            : new(outcomes.Select(turns.Of).ToList());
    }

    private ObserveReply Observe(IReadOnlyList<string> ids, bool exercises)
    {
        _notes ??= exercises ? Notes.Start() : null;
        var calls = new List<ObservedCall>();
        var dropped = new List<string>();
        ObservedCalls.Take("");
        foreach (var id in ids)
        {
            var outcomes = _driver.Run([id]);
            var taken = ObservedCalls.Take(id);
            if (outcomes.Count > 0 && outcomes.All(outcome => outcome.Passed))
            {
                calls.AddRange(taken);
            }
            else
            {
                dropped.Add(id);
            }
        }

        return new(calls, dropped, _notes?.Members.Count > 0);
    }

    // The wall clock is read while the member's first and last instructions are still under way: taking off all of what an
    // empty call reads as made a true 2.0 of a member of 50 ns a 2.3. A system call, as of the thread's clock, waits for them.
    private static double TakenOff(ProbeClock clock) =>
        clock switch
        {
            ProbeClock.Wall => 0.5,
            ProbeClock.Thread => 1,
            _ => 0,
        };

    private RunReply Run(WorkerRequest request)
    {
        var ids = request.Tests ?? [];
        var failed = new HashSet<string>(StringComparer.Ordinal);
        var byTest = ids.ToDictionary(id => id, _ => 0L, StringComparer.Ordinal);
        // The other side has just had the processor and its caches: the first repetition fetches them back, unmeasured.
        if (request.Repetitions > 1)
        {
            _driver.Run(ids);
        }

        // Each round starts with an empty nursery: a collection then falls into it for what the round itself allocates,
        // not for what the framework left behind, which would hit one side or the other by chance.
        GC.Collect(0, GCCollectionMode.Forced, blocking: true);
        _probe.Reset(request.Clock);
        var allocated = GC.GetTotalAllocatedBytes();
        var cpu = Clocks.ProcessCpuNanoseconds();
        var started = Stopwatch.GetTimestamp();
        for (var repetition = 0; repetition < request.Repetitions; repetition++)
        {
            var outcomes = _driver.Run(ids);
            foreach (var outcome in outcomes)
            {
                byTest[outcome.Id] = byTest.GetValueOrDefault(outcome.Id) + outcome.Nanoseconds;
                if (!outcome.Passed)
                {
                    failed.Add(outcome.Id);
                }
            }

            if (outcomes.Count < ids.Count)
            {
                failed.UnionWith(ids.Except(outcomes.Select(outcome => outcome.Id)));
            }
        }

        var wall = Stopwatch.GetElapsedTime(started);
        cpu = Clocks.ProcessCpuNanoseconds() - cpu;
        allocated = GC.GetTotalAllocatedBytes() - allocated;
        var (calls, nanoseconds, memberWall, timed) = _probe.Read();
        var overhead = timed * TakenOff(request.Clock) * _probe.Overhead(OverheadCalls);
        return new(
            (long)wall.TotalNanoseconds,
            cpu,
            allocated,
            calls,
            nanoseconds,
            memberWall,
            byTest.Values.Sum(),
            ids.Select(id => byTest[id]).ToList(),
            [.. failed],
            (long)overhead
        );
    }
}
