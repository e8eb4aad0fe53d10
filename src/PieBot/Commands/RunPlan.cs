using System.Globalization;
using PieBot.Core;
using PieBot.Core.Proposals.Stage;
using PieBot.Core.Runs;
using PieBot.Tool.Console;

namespace PieBot.Tool.Commands;

/// <summary>What <c>piebot run --dry-run</c> says: what a run would do, and about how long. Nothing of the repository runs, and no model is asked.</summary>
internal static class RunPlan
{
    private const int MostFiles = 20;

    public static async Task PrintAsync(
        Screen screen,
        RunRequest request,
        CancellationToken cancellationToken
    )
    {
        var proposals = await screen.WatchAsync(progress =>
            ProposeCommand.ProposeAsync(
                request.Changes,
                trusted: false,
                profile: null,
                desk: null,
                progress,
                cancellationToken
            )
        );
        foreach (
            var line in Lines(
                proposals,
                request,
                await EarlierAsync(request.Changes.Repository, cancellationToken)
            )
        )
        {
            screen.Write(TerminalText.Of(line));
        }
    }

    /// <param name="earlier">The last run that came to its end here; null: there is none.</param>
    public static IEnumerable<string> Lines(
        ProposalFile proposals,
        RunRequest request,
        RunEstimate? earlier
    )
    {
        var byRules = request.Model?.Rules != false;
        var candidates = byRules
            ? proposals.Candidates.Where(one => one.Rejection is null).ToList()
            : [];
        var members = proposals.Changes.Targets;
        yield return $"{Count(members.Count, "changed member")} in {Count(members.Select(one => one.Path).Distinct().Count(), "file")}{(byRules ? $", {Count(candidates.Count, "candidate")} by the rules that need no build" : "")}";
        var files = members.GroupBy(one => one.Path).ToList();
        foreach (var file in files.Take(MostFiles))
        {
            var ids = file.Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
            yield return $"  {file.Key}: {Count(file.Count(), "member")}, {Count(candidates.Count(one => ids.Contains(one.TargetId)), "candidate")}";
        }

        if (files.Count > MostFiles)
        {
            yield return $"  and {Count(files.Count - MostFiles, "more file")}";
        }

        if (request.Model is { Settings: var model })
        {
            yield return $"{model.Name} would be asked about {Count(members.Count, "member")}, {Count(model.Samples, "reply", "replies")} each: at most {Count(model.MaxRequests, "request")} and {model.MaxTokens:N0} tokens. Nothing was sent.";
        }

        var settings = request.Settings;
        yield return $"A run would restore and build the head and run all its tests twice; then, for each candidate, build it, run the tests that cover it, and time at most {settings.Trials} trials and as many to confirm{(settings.TrialTime is { } most ? $", no longer than {most.TotalMinutes:0.#} minutes" : "")}; and with what is faster build and run all tests once more.";
        yield return earlier is null
            ? "How long that takes is not known: no earlier run here came to its end."
            : $"The run of {earlier.Made.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} with {Count(earlier.Candidates, "candidate")} took {Words(earlier.Once)}, and {Words(earlier.Each)} a candidate{(candidates.Count == 0 ? "" : $": about {Words(earlier.With(candidates.Count))} for {Count(candidates.Count, "candidate")}")}.";
    }

    // The newest that can be read; what is damaged says nothing.
    private static async Task<RunEstimate?> EarlierAsync(
        string repository,
        CancellationToken cancellationToken
    )
    {
        var (_, runs) = await RunPaths.KeptAsync(repository, cancellationToken);
        return runs.Select(Of).FirstOrDefault(one => one is not null);
    }

    private static RunEstimate? Of(RunFolder folder)
    {
        try
        {
            return folder.ReadRun() is { } run ? RunEstimate.Of(run, folder.ReadVerdicts()) : null;
        }
        catch (UserErrorException)
        {
            return null;
        }
    }

    private static string Count(int count, string one, string? many = null) =>
        $"{count:N0} {(count == 1 ? one : many ?? $"{one}s")}";

    private static string Words(TimeSpan time) =>
        time < TimeSpan.FromSeconds(10) ? $"{time.TotalSeconds:0.0} s"
        : time < TimeSpan.FromMinutes(2) ? $"{time.TotalSeconds:0} s"
        : $"{time.TotalMinutes:0} min";
}
