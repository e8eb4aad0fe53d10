using PieBot.Changes;
using PieBot.Processes;
using PieBot.Verification.Ecosystems;
using PieBot.Workers;

namespace PieBot.Verification.Proving;

/// <summary>Plants faults in a candidate's edited lines, one at a time, and sees whether a covering test turns red.</summary>
internal sealed class StrengthCheck(IPreparedHead head, Confinement confinement)
{
    private const int MostFaults = 6;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    /// <returns>Null when no fault can be planted or no worker can run the tests.</returns>
    public async Task<TestStrength?> RunAsync(
        Contender contender,
        CancellationToken cancellationToken
    )
    {
        if (contender.Coverage.Repetition == Repetition.WholeProgram || !contender.Quick)
        {
            return null;
        }

        var faults = await PlantAsync(contender, cancellationToken).ConfigureAwait(false);
        // A test that needs others to run before it fails here without any fault, and notices none.
        if (
            faults.Count == 0
            || await FailedAsync(contender, contender.Edit.Texts, "fault-none", cancellationToken)
                .ConfigureAwait(false)
                is not
                ({ } unfaulted, true)
        )
        {
            return null;
        }

        var results = new List<(string What, bool Caught)>();
        foreach (var pair in faults.Chunk(2))
        {
            // Nothing is timed meanwhile, so two at once.
            var seen = await Task.WhenAll(
                    pair.Select(
                        (one, place) =>
                            IsCaughtAsync(
                                contender,
                                one.Path,
                                one.Fault,
                                unfaulted,
                                $"fault-{place}",
                                cancellationToken
                            )
                    )
                )
                .ConfigureAwait(false);
            results.AddRange(
                pair.Zip(seen)
                    .Where(one => one.Second is not null)
                    .Select(one => (one.First.Fault.What, one.Second!.Value))
            );
        }

        return results.Count == 0
            ? null
            : new(
                results.Count,
                results.Count(one => one.Caught),
                results.Where(one => !one.Caught).Select(one => one.What).ToList()
            );
    }

    private async Task<List<(string Path, PlantedFault Fault)>> PlantAsync(
        Contender contender,
        CancellationToken cancellationToken
    )
    {
        var faults = new List<(string Path, PlantedFault Fault)>();
        foreach (var (path, text) in contender.Edit.Texts)
        {
            var written = Written(contender.Candidate.Edits.Where(edit => edit.Path == path));
            var planted = await head.PlantAsync(path, text, written, MostFaults, cancellationToken)
                .ConfigureAwait(false);
            faults.AddRange(planted.Select(fault => (path, fault)));
        }

        return faults.Take(MostFaults).ToList();
    }

    // Null when it does not compile: then it says nothing of the tests.
    private async Task<bool?> IsCaughtAsync(
        Contender contender,
        string path,
        PlantedFault fault,
        IReadOnlyList<string> unfaulted,
        string name,
        CancellationToken cancellationToken
    )
    {
        var texts = contender.Edit.Texts.ToDictionary(
            text => text.Key,
            text => text.Key == path ? fault.Text : text.Value
        );
        var (failed, built) = await FailedAsync(contender, texts, name, cancellationToken)
            .ConfigureAwait(false);
        // A fault that hangs or kills the tests is noticed as well.
        return built ? failed is null || failed.Except(unfaulted).Any() : null;
    }

    // The tests that fail, null when the process did not come to its end; and whether it was built.
    private async Task<(IReadOnlyList<string>? Failed, bool Built)> FailedAsync(
        Contender contender,
        IReadOnlyDictionary<string, string> texts,
        string name,
        CancellationToken cancellationToken
    )
    {
        var (built, _) = await head.BuildAsync(
                new(name, SideKind.Faulted, texts),
                cancellationToken
            )
            .ConfigureAwait(false);
        if (built is null)
        {
            return (null, false);
        }

        using var side = built;
        await using var worker = side.Suite(contender.Coverage.Project)
            .Start(new(confinement) { Timeout = Timeout });
        var discovered = await worker.DiscoverAsync(cancellationToken).ConfigureAwait(false);
        if (discovered.Reply is null)
        {
            return (null, true);
        }

        var run = await worker
            .RunAsync(contender.Coverage.Reaching, 1, ProbeClock.Wall, cancellationToken)
            .ConfigureAwait(false);
        // A signal from outside is no test that notices: as if it had not been built.
        return (run.Reply?.Failed, run.Signal is null or { IsCrash: true });
    }

    // Where the edits' new lines stand in the edited file; of a deletion the line that took its place.
    private static List<LineRange> Written(IEnumerable<Edit> edits)
    {
        var written = new List<LineRange>();
        var shift = 0;
        foreach (var edit in edits.OrderBy(edit => edit.Lines.Start))
        {
            var start = edit.Lines.Start + shift;
            var count = edit.Replacement is { } text ? text.Split('\n').Length : 0;
            written.Add(new(start, start + Math.Max(count, 1) - 1));
            shift += count - Math.Max(edit.Lines.End - edit.Lines.Start + 1, 0);
        }

        return written;
    }
}
