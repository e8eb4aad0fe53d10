using System.Diagnostics;
using System.Runtime.InteropServices;
using PieBot.Processes;
using PieBot.Runs;
using PieBot.Verification.DotNet;

namespace PieBot.Verification;

/// <summary>
/// Verifies candidates one by one against the head's own tests, and journals what it finds. The user's checkout is not
/// touched: all builds and runs happen in detached worktrees in a temporary folder, which is removed at the end.
/// </summary>
internal sealed class Verifier(VerifySettings settings, IProgress<VerifyProgress>? progress)
{
    private readonly List<Verdict> _verdicts = [];
    private int _total;

    /// <param name="repository">Any folder of the repository that holds the head commit.</param>
    /// <param name="folder">Where verdicts, samples and the run's record go; what an earlier verification left there is replaced.</param>
    /// <returns>One verdict a candidate, in the order they were reached.</returns>
    /// <exception cref="UserErrorException">git or dotnet is missing, the head commit is not in the repository, or the folder cannot be written.</exception>
    public async Task<IReadOnlyList<Verdict>> VerifyAsync(
        string repository,
        ProposalFile proposals,
        RunFolder folder,
        CancellationToken cancellationToken
    )
    {
        folder.ClearVerification();
        _total = proposals.Candidates.Count;
        var clock = new StageClock((stage, message) => Tell(stage, message));
        var started = DateTimeOffset.UtcNow;
        var notices = new List<string>(proposals.Notices);
        void WriteRun(Baseline? baseline) =>
            folder.WriteRun(
                new(
                    RunRecord.CurrentVersion,
                    ToolVersion.Current,
                    started,
                    settings,
                    Machine(),
                    baseline is null ? null : Facts(baseline),
                    clock.Stages,
                    notices
                )
            );

        foreach (var candidate in proposals.Candidates.Where(one => one.Rejection is not null))
        {
            Give(
                folder,
                new(
                    candidate.Id,
                    VerdictKind.GuardRejected,
                    candidate.Rejection!,
                    null,
                    null,
                    TimeSpan.Zero
                )
            );
        }

        var candidates = proposals.Candidates.Where(one => one.Rejection is null).ToList();
        if (candidates.Count == 0)
        {
            WriteRun(null);
            return _verdicts;
        }

        var scratch = Directory.CreateTempSubdirectory("piebot-").FullName;
        try
        {
            await using var worktree = await Worktree
                .AddAsync(
                    repository,
                    proposals.Changes.Head,
                    Path.Combine(scratch, "baseline"),
                    cancellationToken
                )
                .ConfigureAwait(false);
            var (baseline, fault) = await Baseline
                .PrepareAsync(
                    worktree.Root,
                    candidates
                        .SelectMany(one => one.Edits)
                        .Select(edit => edit.Path)
                        .ToHashSet(StringComparer.Ordinal),
                    settings,
                    scratch,
                    clock,
                    cancellationToken
                )
                .ConfigureAwait(false);
            notices.AddRange(baseline?.Notices ?? []);
            WriteRun(baseline);
            if (baseline is null)
            {
                foreach (var candidate in candidates)
                {
                    Give(
                        folder,
                        new(
                            candidate.Id,
                            VerdictKind.BaselineFailed,
                            fault!,
                            null,
                            null,
                            TimeSpan.Zero
                        )
                    );
                }

                return _verdicts;
            }

            await using var tree = new CandidateTree(
                baseline,
                repository,
                proposals.Changes.Head,
                Path.Combine(scratch, "candidate")
            );
            using var check = new CandidateCheck(
                baseline,
                tree,
                settings,
                scratch,
                clock,
                folder.AppendTrial
            );
            // Candidates of one target share its coverage.
            foreach (
                var candidate in candidates.OrderBy(one => one.TargetId, StringComparer.Ordinal)
            )
            {
                var since = Stopwatch.GetTimestamp();
                var outcome = await check
                    .RunAsync(candidate, cancellationToken)
                    .ConfigureAwait(false);
                Give(
                    folder,
                    new(
                        candidate.Id,
                        outcome.Kind,
                        outcome.Reason,
                        outcome.Tests,
                        outcome.Measurement,
                        Stopwatch.GetElapsedTime(since)
                    )
                );
                WriteRun(baseline);
            }

            return _verdicts;
        }
        finally
        {
            Scratch.Remove(scratch);
        }
    }

    private void Give(RunFolder folder, Verdict verdict)
    {
        folder.AppendVerdict(verdict);
        _verdicts.Add(verdict);
        Tell("verdict", verdict.Reason, verdict);
    }

    private void Tell(string stage, string message, Verdict? verdict = null) =>
        progress?.Report(new(stage, message, _verdicts.Count, _total, verdict));

    private static BaselineFacts Facts(Baseline baseline) =>
        new(
            baseline.Projects.Select(project => $"{project.Name} ({project.Framework})").ToList(),
            baseline.Gate.Passing,
            baseline
                .Gate.Excluded.Select(test => $"{test.Key}: {test.Value}")
                .Order(StringComparer.Ordinal)
                .ToList()
        );

    private static MachineFacts Machine() =>
        new(
            RuntimeInformation.OSDescription,
            RuntimeInformation.OSArchitecture.ToString(),
            Environment.ProcessorCount,
            RuntimeInformation.FrameworkDescription
        );
}
