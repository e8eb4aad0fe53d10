using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PieBot.Core.Configuration;
using PieBot.Core.Files;
using PieBot.Core.Proposals.Models.Rounds;
using PieBot.Core.Proposals.Stage;

namespace PieBot.Core.Runs;

/// <summary>
/// The folder of one run: <c>proposals.json</c>, <c>verdicts.jsonl</c>, <c>samples.jsonl</c>, <c>reached.jsonl</c>, <c>covers.jsonl</c>, <c>baselines.jsonl</c>, <c>run.json</c>. Whole files are
/// written beside and moved into place; lines are appended and flushed, so that a killed run, or a full disk, leaves at most one torn line, which readers pass over.
/// </summary>
/// <param name="path">Made when something is first written.</param>
/// <param name="verdicts">The name of the verdicts' file. What it has between <c>verdicts</c> and <c>.jsonl</c>, such as <c>-3</c>, the other files' names have too: several verifications of the same proposals can share a folder.</param>
internal sealed class RunFolder(string path, string verdicts = "verdicts.jsonl")
{
    // Reports are read by people too: "<" and "'" stay as they are. Nothing here is ever put into HTML unescaped.
    private static readonly RunJson Lines = new(
        new(RunJson.Default.Options)
        {
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }
    );

    private static readonly RunJson Indented = new(
        new(RunJson.Default.Options)
        {
            WriteIndented = true,
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }
    );

    private static readonly JsonSerializerOptions Reading = StrictJson.Options(
        RunJson.Default,
        FileChecks.Of
    );

    public string Path { get; } = path;

    public string ProposalsPath => In("proposals.json");

    public string VerdictsPath => In(verdicts);

    public string SamplesPath => In($"samples{PartNames.Of(verdicts)}.jsonl");

    public string CoversPath => In($"covers{PartNames.Of(verdicts)}.jsonl");

    public string ReachedPath => In($"reached{PartNames.Of(verdicts)}.jsonl");

    public string GatesPath => In($"baselines{PartNames.Of(verdicts)}.jsonl");

    public string ExplanationsPath => In("explanations.jsonl");

    public string DecisionsPath => In("decisions.jsonl");

    public string RunPath => In($"run{PartNames.Of(verdicts)}.json");

    /// <summary>Each verification that left something in a folder: one without shards, or one a shard. By name; one without files when there is none.</summary>
    public static IReadOnlyList<RunFolder> Parts(string path)
    {
        var parts = PartNames
            .In(path)
            .Select(part => new RunFolder(path, $"verdicts{part}.jsonl"))
            .ToList();
        return parts.Count > 0 ? parts : [new(path)];
    }

    /// <summary>Keeps other processes from verifying into the same files until it is disposed; a killed process keeps nothing.</summary>
    /// <exception cref="UserErrorException">Another one does, or the folder cannot be written to.</exception>
    public IDisposable Hold() => RunFiles.Hold(In($".lock{PartNames.Of(verdicts)}"), Path);

    /// <exception cref="UserErrorException">The folder cannot be written to.</exception>
    public void WriteProposals(ProposalFile proposals) =>
        RunFiles.WriteWhole(ProposalsPath, proposals, Indented.ProposalFile);

    /// <exception cref="UserErrorException">There is no such file, it is damaged, or a newer PieBot wrote it.</exception>
    public ProposalFile ReadProposals() => ReadProposals(ProposalsPath);

    public static ProposalFile ReadProposals(string path)
    {
        var file = RunFiles.ReadWhole<ProposalFile>(path, Reading, ProposalFile.CurrentVersion);
        _ = RunFiles.CheckVersion(path, file, file.Version, ProposalFile.CurrentVersion, file.Tool);
        return ProposalForm.Fault(file) is { } fault
            ? throw new UserErrorException(
                $"{path} is not what 'piebot propose' writes: {fault}. Propose again."
            )
            : file;
    }

    public void WriteRun(RunRecord run) => RunFiles.WriteWhole(RunPath, run, Indented.RunRecord);

    /// <summary>The run's record; null while a run has not written it yet.</summary>
    public RunRecord? ReadRun()
    {
        if (!File.Exists(RunPath))
        {
            return null;
        }

        var run = RunFiles.ReadWhole<RunRecord>(RunPath, Reading, RunRecord.CurrentVersion);
        _ = RunFiles.CheckVersion(RunPath, run, run.Version, RunRecord.CurrentVersion, run.Tool);
        return Version1.Renamed(run);
    }

    public void AppendVerdict(Verdict verdict) =>
        RunFiles.AppendLine(VerdictsPath, verdict, Lines.Verdict);

    /// <summary>Adds verdicts that hang together: all of them, or none when it is killed or the disk is full.</summary>
    public void AppendVerdicts(IReadOnlyList<Verdict> verdicts) =>
        RunFiles.AppendLines(VerdictsPath, verdicts, Lines.Verdict);

    /// <summary>One verdict a candidate: a later line takes the place of an earlier one.</summary>
    public IReadOnlyList<Verdict> ReadVerdicts() =>
        Latest<Verdict>(VerdictsPath, verdict => verdict.CandidateId).ToList();

    public void AppendTrial(TrialRecord trial) =>
        RunFiles.AppendLine(SamplesPath, trial, Lines.TrialRecord);

    public IReadOnlyList<TrialRecord> ReadTrials() =>
        RunFiles.ReadLines<TrialRecord>(SamplesPath, Reading);

    public void AppendCover(CoverRecord cover) =>
        RunFiles.AppendLine(CoversPath, cover, Lines.CoverRecord);

    public IReadOnlyList<CoverRecord> ReadCovers() =>
        RunFiles.ReadLines<CoverRecord>(CoversPath, Reading);

    /// <summary>Adds what was found of all members at once.</summary>
    public void AppendReached(IReadOnlyList<ReachRecord> reached) =>
        RunFiles.AppendLines(ReachedPath, reached, Lines.ReachRecord);

    public IReadOnlyList<ReachRecord> ReadReached() =>
        RunFiles.ReadLines<ReachRecord>(ReachedPath, Reading);

    public void AppendGate(GateRecord gate) =>
        RunFiles.AppendLine(GatesPath, gate, Lines.GateRecord);

    public IReadOnlyList<GateRecord> ReadGates() =>
        RunFiles.ReadLines<GateRecord>(GatesPath, Reading);

    /// <summary>
    /// Tells what is verified and how from everything else that may be. Later rounds follow from the first, and belong to
    /// the same run; what a model cost, and what was sampled, differs from one time to the next.
    /// </summary>
    /// <param name="tool">The version that verified; null: this one.</param>
    public static string Identity(
        ProposalFile proposals,
        VerifySettings settings,
        string? tool = null
    )
    {
        var first = proposals with
        {
            Candidates = proposals.Candidates.Where(one => one.Round is null).ToList(),
            Notices = [],
            Profile = null,
            Model = null,
        };
        var text =
            (tool ?? ToolVersion.Current)
            + JsonSerializer.Serialize(first, Lines.ProposalFile)
            + JsonSerializer.Serialize(settings, Lines.VerifySettings);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    public void AppendExplanation(Explanation explanation) =>
        RunFiles.AppendLine(ExplanationsPath, explanation, Lines.Explanation);

    /// <summary>One a candidate: a later line takes the place of an earlier one.</summary>
    public IReadOnlyDictionary<string, Explanation> ReadExplanations() =>
        Latest<Explanation>(ExplanationsPath, one => one.CandidateId)
            .ToDictionary(one => one.CandidateId, StringComparer.Ordinal);

    public void AppendDecision(Decision decision) =>
        RunFiles.AppendLine(DecisionsPath, decision, Lines.Decision);

    /// <summary>One a candidate: a later line takes the place of an earlier one.</summary>
    public IReadOnlyDictionary<string, Decision> ReadDecisions() =>
        Latest<Decision>(DecisionsPath, one => one.CandidateId)
            .ToDictionary(one => one.CandidateId, StringComparer.Ordinal);

    /// <summary>
    /// Starts a verification. What a killed one of the same identity left stays, to be resumed; what another or an
    /// ended one left is removed, all but the proposals.
    /// </summary>
    /// <returns>The record of the run to resume; null when it is a new one.</returns>
    public RunRecord? Begin(string identity)
    {
        foreach (var file in (string[])[ProposalsPath, VerdictsPath, RunPath])
        {
            DurableFile.RemoveUnfinished(file);
        }

        if (TryReadRun() is { Ended: null } earlier && earlier.Identity == identity)
        {
            return earlier;
        }

        foreach (
            var file in (string[])
                [
                    VerdictsPath,
                    SamplesPath,
                    ReachedPath,
                    CoversPath,
                    GatesPath,
                    ExplanationsPath,
                    DecisionsPath,
                    RunPath,
                ]
        )
        {
            RunFiles.Write(file, () => File.Delete(file));
        }

        return null;
    }

    /// <summary>Whether a verification of this identity was begun here and has not ended.</summary>
    public bool IsUnended(string identity) =>
        TryReadRun() is { Ended: null } run && run.Identity == identity;

    // What cannot be read cannot be resumed.
    private RunRecord? TryReadRun()
    {
        try
        {
            return ReadRun();
        }
        catch (UserErrorException)
        {
            return null;
        }
    }

    // One a candidate: a later line takes the place of an earlier one.
    private static IEnumerable<T> Latest<T>(string path, Func<T, string> candidate)
        where T : class =>
        RunFiles
            .ReadLines<T>(path, Reading)
            .GroupBy(candidate, StringComparer.Ordinal)
            .Select(lines => lines.Last());

    private string In(string name) => System.IO.Path.Combine(Path, name);
}
