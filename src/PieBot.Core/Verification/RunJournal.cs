using System.Diagnostics;
using PieBot.Core.Configuration;
using PieBot.Core.Engine.Sides;
using PieBot.Core.Processes;
using PieBot.Core.Proposals;
using PieBot.Core.Proposals.Stage;
using PieBot.Core.Runs;

namespace PieBot.Core.Verification;

/// <summary>What a verification has come to so far, in its folder and for those who watch: a killed run is resumed from it.</summary>
internal sealed class RunJournal
{
    private readonly IProgress<VerifyProgress>? _progress;
    private readonly List<Verdict> _verdicts = [];
    private readonly TimeLeft _left = new(TimeProvider.System);
    private readonly int _total;

    /// <param name="folder">That of a killed run of the same is resumed; anything else in it is replaced.</param>
    /// <param name="total">How many candidates are to be verified.</param>
    /// <param name="known">Verdicts that others gave.</param>
    /// <exception cref="UserErrorException">The folder cannot be written.</exception>
    public RunJournal(
        RunFolder folder,
        ProposalFile proposals,
        VerifySettings settings,
        int total,
        IReadOnlyList<Verdict> known,
        IProgress<VerifyProgress>? progress
    )
    {
        _progress = progress;
        _total = total;
        Folder = folder;
        var identity = RunFolder.Identity(proposals, settings);
        var earlier = folder.Begin(identity);
        Clock = new((stage, message) => Report(stage, message), earlier?.Stages);
        Run = earlier ?? RunRecord.Begin(settings, proposals.Notices, identity);
        if (earlier is not null)
        {
            _verdicts.AddRange(folder.ReadVerdicts());
            Report("resume", $"{_verdicts.Count} of {_total} candidates are verified already");
        }

        _verdicts.AddRange(known.Where(IsNew));
        Write(run => run);
    }

    public RunFolder Folder { get; }

    public StageClock Clock { get; }

    public RunRecord Run { get; private set; }

    public IReadOnlyList<Verdict> Verdicts => _verdicts;

    /// <summary>What is worth a reviewer's time, the best first.</summary>
    public IReadOnlyList<Verdict> Accepted =>
        BestFirst(_verdicts.Where(verdict => verdict.Kind.IsAccepted()));

    /// <summary>Those of some candidates.</summary>
    public IReadOnlyList<Verdict> AcceptedOf(IReadOnlyList<Candidate> candidates)
    {
        var ids = candidates.Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
        return Accepted.Where(verdict => ids.Contains(verdict.CandidateId)).ToList();
    }

    /// <summary>Accepted, but for the repository's own build, which is made of all of them at once: the best first.</summary>
    public IReadOnlyList<Verdict> HeldOf(IReadOnlyList<Candidate> candidates) =>
        BestFirst(
            (Run.Held ?? []).Where(verdict =>
                IsNew(verdict) && candidates.Any(one => one.Id == verdict.CandidateId)
            )
        );

    /// <summary>Where the run works; set while it does: no verdict is given on what was found in a place that is full or gone.</summary>
    public WorkSite? Site { get; set; }

    /// <summary>Whether a candidate has no verdict yet.</summary>
    public bool IsOpen(Candidate candidate) =>
        _verdicts.TrueForAll(verdict => verdict.CandidateId != candidate.Id);

    public static Verdict Of(Candidate candidate, Outcome outcome, long since) =>
        new(
            candidate.Id,
            outcome.Kind,
            outcome.Reason,
            outcome.Tests,
            outcome.Measurement,
            Stopwatch.GetElapsedTime(since),
            outcome.Shrunk
        );

    /// <summary>Keeps verdicts that accept their candidates until the repository has built and tested these itself.</summary>
    public void Hold(params IReadOnlyList<Verdict> verdicts)
    {
        if (verdicts.Count == 0)
        {
            return;
        }

        Site?.MustStand();
        Write(run => run with { Held = [.. run.Held ?? [], .. verdicts] });
        foreach (var verdict in verdicts)
        {
            Report(
                VerifyProgress.Measured,
                $"{verdict.CandidateId}: {verdict.Reason}; waits for the repository's own build and all its tests"
            );
        }
    }

    /// <summary>Gives verdicts: all of them or, when it is killed here, none. One on a candidate that has one takes its place.</summary>
    /// <exception cref="UserErrorException">The folder cannot be written, or the place of work does not stand.</exception>
    public void Give(params IReadOnlyList<Verdict> verdicts)
    {
        if (verdicts.Count == 0)
        {
            return;
        }

        Site?.MustStand();
        if (verdicts is [var only])
        {
            Folder.AppendVerdict(only);
        }
        else
        {
            Folder.AppendVerdicts(verdicts);
        }

        foreach (var verdict in verdicts)
        {
            _verdicts.RemoveAll(one => one.CandidateId == verdict.CandidateId);
            _verdicts.Add(verdict);
            Report("verdict", verdict.Reason, verdict);
        }

        Write(run => run);
    }

    /// <summary>Changes the run's record.</summary>
    public void Write(Func<RunRecord, RunRecord> change)
    {
        Run = change(Run) with { Stages = Clock.Stages };
        Folder.WriteRun(Run);
    }

    private static List<Verdict> BestFirst(IEnumerable<Verdict> verdicts) =>
        verdicts.OrderByDescending(verdict => verdict.Measurement!.Speedup.Ratio).ToList();

    private bool IsNew(Verdict verdict) =>
        _verdicts.TrueForAll(one => one.CandidateId != verdict.CandidateId);

    private void Report(string stage, string message, Verdict? verdict = null)
    {
        var settled =
            _verdicts.Count
            + (Run.Held ?? []).Count(held =>
                _verdicts.TrueForAll(one => one.CandidateId != held.CandidateId)
            );
        // The baseline comes first, and is no candidate's.
        if (stage is "cover" or "measure")
        {
            _left.Begin(settled);
        }

        _progress?.Report(
            new(stage, message, _verdicts.Count, _total, verdict)
            {
                Left = _left.Of(settled, _total),
            }
        );
    }
}
