using System.Diagnostics;
using PieBot.Core.Configuration;
using PieBot.Core.Languages.Cpp.Building;
using PieBot.Core.Languages.Cpp.Workers;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Languages.Workers;
using PieBot.Core.Processes;

namespace PieBot.Core.Languages.Cpp.Sanitizing;

/// <summary>
/// Builds head and candidate with AddressSanitizer and UndefinedBehaviorSanitizer and runs the tests that reach the edit:
/// what they find in the candidate alone is its fault, though all tests pass.
/// </summary>
internal sealed class Sanitizers(
    FreshBuild builds,
    string name,
    VerifySettings settings,
    Confinement confinement
)
{
    private const string Flags =
        "-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer -g1";

    // A sandbox forbids what finding leaks takes, and a leak is no wrong result.
    private static readonly string[] Variables =
    [
        "ASAN_OPTIONS=detect_leaks=0:symbolize=1",
        "UBSAN_OPTIONS=print_stacktrace=0",
    ];

    // They reserve terabytes of addresses, which the kernel would count.
    private readonly Confinement _confinement = confinement with
    {
        Limits = confinement.Limits with { Memory = long.MaxValue },
    };

    // Checked programs are several times slower, and some test suites are long.
    private static readonly TimeSpan MostTime = TimeSpan.FromMinutes(2);

    private readonly Dictionary<string, Found?> _head = new(StringComparer.Ordinal);
    private readonly HashSet<string> _notices = new(StringComparer.Ordinal);

    /// <summary>What was not checked, with the reason.</summary>
    public IEnumerable<string> Notices => _notices;

    /// <summary>What is wrong with the candidate, in words; null when nothing is, or the toolchain has no sanitizers.</summary>
    public async Task<string?> FaultAsync(Winner winner, CancellationToken cancellationToken)
    {
        var key = string.Join('\n', winner.Covering);
        if (!_head.TryGetValue(key, out var head))
        {
            head = await FindAsync(
                new Dictionary<string, byte[]>(),
                "checked-head",
                winner.Covering,
                cancellationToken
            );
            _head.Add(key, head);
        }

        var candidate = head is null
            ? null
            : await FindAsync(winner.Files, "checked-candidate", head.Tests, cancellationToken);
        return candidate?.Faults.Except(head!.Faults).FirstOrDefault();
    }

    // Null when they do not build or cannot be run: then there is nothing to compare.
    private async Task<Found?> FindAsync(
        IReadOnlyDictionary<string, byte[]> files,
        string folder,
        IReadOnlyList<string> tests,
        CancellationToken cancellationToken
    )
    {
        var (build, unbuilt) = await builds.BuildAsync(
            files,
            [$"CMAKE_C_FLAGS={Flags}", $"CMAKE_CXX_FLAGS={Flags}"],
            cancellationToken,
            folder
        );
        if (build is null)
        {
            _notices.Add($"no sanitizer checked it: it does not build with them: {unbuilt}");
            return null;
        }

        var suite = new CppSuite(name, build, ProbeKind.None);
        var worker = new WorkerSettings(_confinement) { Timeout = settings.TestTimeout };
        var (known, unlisted) = await suite.TestsAsync(worker, cancellationToken);
        if (known is null)
        {
            _notices.Add($"no sanitizer checked it: {unlisted}");
            return null;
        }

        var runs = new FreshRuns(build, suite.Libraries, worker);
        var found = new Found([], []);
        var started = Stopwatch.GetTimestamp();
        foreach (var test in known.Where(test => tests.Contains(test.Id)))
        {
            if (found.Tests.Count > 0 && Stopwatch.GetElapsedTime(started) > MostTime)
            {
                _notices.Add(
                    $"sanitizers checked {found.Tests.Count} of {tests.Count} covering tests, for {MostTime.TotalMinutes:0} minutes"
                );
                break;
            }

            var run = await runs.StartAsync(
                test.Entry,
                test.Entry.Command.Skip(1),
                Variables,
                cancellationToken
            );
            found.Tests.Add(test.Id);
            found.Faults.UnionWith(SanitizerReport.Findings(run.Error + run.Output));
        }

        return found;
    }

    // What the sanitizers say of the tests that they ran.
    private sealed record Found(List<string> Tests, HashSet<string> Faults);
}
