using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PieBot.Core.Configuration;
using PieBot.Core.Engine.Sides;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;
using PieBot.Core.Runs;
using PieBot.Core.Timing;
using PieBot.Core.Verification;

namespace PieBot.Core.Comparing;

/// <summary>
/// Says member by member whether it became faster or slower between two commits, by the tests that both have. Each commit
/// is built from a worktree of its own; trials are journalled, so that those of a killed comparison are not run again.
/// </summary>
/// <param name="settings">The least saving is the least change worth telling, in either direction.</param>
internal sealed class Comparer(VerifySettings settings, IProgress<VerifyProgress>? progress)
{
    /// <summary>What commits are built and tested with.</summary>
    public EcosystemChoice Ecosystems { get; init; } = EcosystemChoice.BuiltIn;

    private readonly List<string> _notices = [];
    private readonly List<ComparedMember> _rows = [];
    private ComparedTests? _tests;
    private ControlFacts? _control;
    private int _total;

    /// <summary>The same for the same comparison: commits, members, settings and tool.</summary>
    public static string Identity(CommitPair commits, VerifySettings settings)
    {
        var members = string.Join('\n', commits.Members.Pairs.Select(pair => pair.Id));
        var text =
            $"compare\n{ToolVersion.Current}\n{commits.Base}\n{commits.Head}\n{members}\n{JsonSerializer.Serialize(settings, RunJson.Default.VerifySettings)}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <param name="repository">Any folder of the repository that holds both commits.</param>
    /// <param name="folder">Where the journal goes; that of the same comparison, if it was killed, is resumed.</param>
    /// <exception cref="UserErrorException">git or dotnet is missing, or the folder cannot be written.</exception>
    public async Task<CompareResult> RunAsync(
        string repository,
        CommitPair commits,
        bool all,
        RunFolder folder,
        CancellationToken cancellationToken
    )
    {
        _total = commits.Members.Pairs.Count;
        var identity = Identity(commits, settings);
        var earlier = folder.Begin(identity);
        var clock = new StageClock(Report, earlier?.Stages);
        var run = earlier ?? RunRecord.Begin(settings, [], identity);
        folder.WriteRun(run);
        if (_total > 0)
        {
            using var session = (
                await Session.OpenAsync(repository, settings, clock, cancellationToken)
            ) with
            {
                Folder = folder,
            };
            await session.Site.HoldAsync(
                () => [],
                () => CompareAsync(session, commits, folder, cancellationToken)
            );
            _notices.AddRange(session.Notices);
        }

        run = run with
        {
            Stages = clock.Stages,
            Control = _control,
            Notices = _notices,
            Ended = DateTimeOffset.UtcNow,
        };
        folder.WriteRun(run);
        return new(
            CompareResult.CurrentVersion,
            ToolVersion.Current,
            commits.Base,
            commits.Head,
            all,
            settings.Alpha,
            settings.MinSaving,
            settings.Trials,
            settings.Seed,
            run.Machine,
            _rows,
            commits.Members.Added,
            commits.Members.Removed,
            _tests,
            _control,
            _notices,
            run.Stages,
            folder.Path
        );
    }

    private async Task CompareAsync(
        Session session,
        CommitPair commits,
        RunFolder folder,
        CancellationToken cancellationToken
    )
    {
        var sides = new List<PreparedCommit>();
        var found = new List<FoundMember>();
        try
        {
            foreach (
                var (ecosystem, pairs) in Ecosystems.Of(
                    commits.Members.Pairs,
                    pair => pair.Head.Path,
                    []
                )
            )
            {
                var (finder, fault) = await OpenAsync(
                    session,
                    ecosystem!,
                    commits,
                    pairs,
                    sides,
                    cancellationToken
                );
                found.AddRange(pairs.Select(pair => new FoundMember(pair, finder, fault)));
            }

            if (found.TrueForAll(one => one.Finder is null))
            {
                throw new UserErrorException(
                    $"Nothing can be compared: {string.Join("; ", found.Select(one => one.Fault).Distinct())}."
                );
            }

            if (commits.Tests.Files > 0)
            {
                _notices.Add(
                    $"{commits.Tests.Files} test file{(commits.Tests.Files == 1 ? "" : "s")} changed between the commits: tests whose own text changed are not timed, but what they share (helpers, fixtures, data) may make the work differ"
                );
            }

            var timed = new TimedMembers(settings, folder, session.Clock);
            var rows = await timed.RunAsync(found, Tell, cancellationToken);
            _control = timed.BaseAgainstItself;
            _rows.Clear();
            _rows.AddRange(rows);
        }
        finally
        {
            foreach (var side in sides)
            {
                await side.DisposeAsync();
            }
        }
    }

    // A language whose tests cannot be run costs only its own members.
    private async Task<(PairFinder? Finder, string? Fault)> OpenAsync(
        Session session,
        IEcosystem ecosystem,
        CommitPair commits,
        IReadOnlyList<MemberPair> pairs,
        List<PreparedCommit> sides,
        CancellationToken cancellationToken
    )
    {
        var prepared = new List<PreparedCommit>();
        foreach (
            var (name, commit, path) in new (string, string, Func<MemberPair, string>)[]
            {
                ("base", commits.Base, pair => pair.Base.Path),
                ("head", commits.Head, pair => pair.Head.Path),
            }
        )
        {
            session.Clock.Enter("checkout", $"{name} {commit[..10]}");
            var (side, fault) = await session.PrepareAsync(
                ecosystem,
                name,
                commit,
                pairs.Select(path).ToHashSet(StringComparer.Ordinal),
                cancellationToken
            );
            if (side is null)
            {
                return (null, $"at the {name} ({commit[..10]}) {fault}");
            }

            sides.Add(side);
            prepared.Add(side);
            _notices.AddRange(
                side.Baseline.Prepared.Notices.Select(one => $"at the {name}: {one}")
            );
        }

        var (before, after) = (prepared[0], prepared[1]);
        _tests = ComparedTests.Join(
            _tests,
            ComparedTests.Of(before.Baseline.Gate, after.Baseline.Gate)
        );
        return (new(before, after, commits.Tests, session), null);
    }

    private void Tell(ComparedMember row)
    {
        _rows.Add(row);
        Report("result", Words(row));
    }

    private static string Words(ComparedMember row) =>
        row is { Times: { } times }
            ? $"{row.Name}: {row.Difference switch { Difference.Faster => "faster", Difference.Slower => "slower", Difference.None => "no difference", _ => "undecided" }}, {times.Base} → {times.Head}, {times.Speedup}"
            : $"{row.Name}: {row.Reason}";

    private void Report(string stage, string message) =>
        progress?.Report(new(stage, message, _rows.Count, _total));
}
