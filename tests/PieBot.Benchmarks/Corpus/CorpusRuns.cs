using PieBot.Core;
using PieBot.Core.Engine.Checks;
using PieBot.Core.Engine.Sides;
using PieBot.Core.Languages;
using PieBot.Core.Processes;
using PieBot.Core.Targets;

namespace PieBot.Benchmarks.Corpus;

/// <summary>Does PieBot stand, with default options, where a library's own tool does?</summary>
internal static class CorpusRuns
{
    private const int MostTargets = 5;

    // What was changed in the last so many commits; further back where that is nothing but documentation.
    private static readonly int[] Ranges = [20, 100, 400];

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(15);

    /// <param name="folder">Where clones stand, as <c>owner+name</c>; those that are missing are made.</param>
    /// <param name="withOwn">Whether the library's own command is run too.</param>
    public static async Task<CorpusResult> RunAsync(CorpusRow row, string folder, bool withOwn)
    {
        var (own, words) = ((bool?)null, "");
        var clock = new StageClock((_, _) => { });
        try
        {
            var clone = await CloneAsync(row, folder);
            (own, words) = withOwn ? await OwnAsync(row, clone) : (null, "");
            var changes = await ChangesAsync(row, clone);
            using var session = await Session.OpenAsync(clone, new(), clock, default);
            var targets = Spread(changes.Targets);
            var (ecosystem, _) = EcosystemChoice
                .BuiltIn.Of(targets, target => target.Path, [])
                .Single();
            var (commit, fault) = await session.PrepareAsync(
                ecosystem!,
                "baseline",
                changes.Head,
                targets.Select(target => target.Path).ToHashSet(),
                default
            );
            if (commit is null)
            {
                return new(row, own, words, 0, 0, 0, (targets.Count, 0), Times(clock), fault!);
            }

            await using (commit)
            {
                var (covered, unknown) = await CoveredAsync(session, commit, targets);
                return new(
                    row,
                    own,
                    words,
                    commit.Baseline.Prepared.Suites.Count,
                    commit.Baseline.Gate.Passing,
                    commit.Baseline.Gate.Excluded.Count,
                    (targets.Count, covered),
                    Times(clock),
                    string.Join("; ", commit.Baseline.Prepared.Notices.Concat(unknown).Distinct())
                );
            }
        }
        catch (UserErrorException exception)
        {
            return new(row, own, words, 0, 0, 0, (0, 0), Times(clock), exception.Message);
        }
    }

    private static async Task<(int Covered, IReadOnlyList<string> Unknown)> CoveredAsync(
        Session session,
        PreparedCommit commit,
        IReadOnlyList<ChangedMember> targets
    )
    {
        var covered = 0;
        var unknown = new List<string>();
        await commit.Reached.FindAsync(
            targets.Select(target => (List<ChangedMember>)[target]),
            default
        );
        foreach (var target in targets)
        {
            session.Clock.Enter("cover", target.Name);
            var (side, _, fault) = await commit.ProbeAsync(
                target,
                $"corpus-{covered}",
                true,
                default
            );
            if (side is null)
            {
                unknown.Add($"{target.Name}: {fault}");
                continue;
            }

            using (side)
            {
                var (coverage, words) = await CoverageFinder.FindAsync(
                    side,
                    session.Confinement,
                    session.Settings.TestTimeout,
                    commit.Reached.Of([target]),
                    commit.Baseline.Gate.IsLarge,
                    default
                );
                if (coverage is null)
                {
                    unknown.Add($"{target.Name}: {words}");
                }
                else if (coverage.Names.Count > 0)
                {
                    covered++;
                }
            }
        }

        return (covered, unknown);
    }

    private static async Task<ChangeSet> ChangesAsync(CorpusRow row, string clone)
    {
        foreach (var range in Ranges)
        {
            try
            {
                var changes = await ChangeReader.ReadAsync(
                    new(clone, $"{row.Commit}~{range}", row.Commit),
                    default
                );
                var own = changes
                    .Targets.Where(target => LanguagePacks.Named(row.Language).Reads(target.Path))
                    .ToList();
                if (own.Count > 0)
                {
                    return changes with { Targets = own };
                }
            }
            catch (UserErrorException)
            {
                // Too short a history, or nothing that PieBot reads.
            }
        }

        throw new UserErrorException("no member was changed in its last commits");
    }

    // From the whole range, not from its first file alone.
    private static List<ChangedMember> Spread(IReadOnlyList<ChangedMember> targets) =>
        targets
            .GroupBy(target => target.Path)
            .SelectMany(file => file.Select((target, place) => (target, place)))
            .OrderBy(one => one.place)
            .Select(one => one.target)
            .Take(MostTargets)
            .ToList();

    private static async Task<string> CloneAsync(CorpusRow row, string folder)
    {
        var clone = Path.Combine(folder, row.Name.Replace('/', '+'));
        if (!Directory.Exists(clone))
        {
            await new Git(folder).RunAsync(
                ["clone", "--quiet", $"https://github.com/{row.Name}", clone],
                default
            );
        }

        await new Git(clone).RunAsync(["checkout", "--quiet", "--force", row.Commit], default);
        return clone;
    }

    private static async Task<(bool? Ran, string Words)> OwnAsync(CorpusRow row, string clone)
    {
        var run = await ProcessRunner.RunAsync(
            new("bash", ["-c", row.Command], clone) { Timeout = Timeout },
            default
        );
        // CTest calls that a success.
        const string None = "No tests were found";
        return run.Succeeded && $"{run.Output}{run.Error}".Contains(None, StringComparison.Ordinal)
                ? (false, None)
            : run.Succeeded ? (true, "")
            : (false, BuildLog.LastWords(run));
    }

    private static string Times(StageClock clock) =>
        string.Join(
            ", ",
            clock.Stages.Select(stage => $"{stage.Stage} {stage.Duration.TotalSeconds:0}")
        );
}
