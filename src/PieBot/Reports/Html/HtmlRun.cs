using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using PieBot.Core.Runs;

namespace PieBot.Tool.Reports.Html;

/// <summary>All that the page knows: it stands in it as JSON, and its script draws from it alone.</summary>
/// <param name="Least">The speedup that an edit must reach to be worth a reviewer's time; null when nothing was verified.</param>
/// <param name="Stages">In the order they began; of several shards, one after the other.</param>
/// <param name="Facts">How it was measured, in sentences.</param>
/// <param name="Model">What a model was asked and what it cost, in sentences.</param>
internal sealed record HtmlRun(
    string Headline,
    string Tally,
    string Tool,
    string Folder,
    string? Started,
    string? Took,
    string? Machine,
    double? Least,
    IReadOnlyList<HtmlMember> Members,
    IReadOnlyList<HtmlCandidate> Candidates,
    IReadOnlyList<HtmlStage> Stages,
    IReadOnlyList<HtmlControl> Controls,
    IReadOnlyList<string> Facts,
    IReadOnlyList<string> Model,
    double? ModelPrice
)
{
    // "<", ">" and "&" are escaped, so that no text can end the element it stands in.
    private static readonly HtmlRunJson Json = new(
        new(HtmlRunJson.Default.Options) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) }
    );

    /// <summary>JSON that may stand in a <c>script</c> element as it is.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json.HtmlRun);

    public static HtmlRun Of(
        RunReport report,
        IReadOnlyDictionary<string, IReadOnlyList<HtmlSamples>> samples
    )
    {
        var members = report.Proposals.Changes.Targets.DistinctBy(target => target.Id).ToList();
        var places = members
            .Select((member, place) => (member.Id, Place: place))
            .ToDictionary(one => one.Id, one => one.Place, StringComparer.Ordinal);
        var shares = (report.Proposals.Profile?.Members ?? [])
            .DistinctBy(member => member.Id)
            .ToDictionary(member => member.Id, member => member.Share, StringComparer.Ordinal);
        var run = report.Run;
        IReadOnlyList<RunRecord> runs =
            report.Runs.Count > 0 ? report.Runs
            : run is null ? []
            : [run];
        return new(
            Summary.Headline(report),
            Summary.Tally(report),
            report.Proposals.Tool,
            report.Folder,
            run?.Started.ToString("yyyy-MM-dd HH:mm 'UTC'zzz", CultureInfo.InvariantCulture),
            Longest(runs),
            run is null
                ? null
                : $"{run.Machine.OperatingSystem} {run.Machine.Architecture}, {Summary.Many(run.Machine.Cores, "core")}, {run.Machine.Sdk}",
            run is null ? null : Figures.Round(1 / (1 - run.Settings.MinSaving)),
            members
                .Select(member => new HtmlMember(
                    member.Name,
                    $"{member.Path}:{member.Lines.Start}",
                    shares.TryGetValue(member.Id, out var share) ? Math.Round(share, 4) : null
                ))
                .ToList(),
            report
                .Rows.Select(row =>
                    HtmlCandidate.Of(
                        row,
                        places.TryGetValue(row.Candidate.TargetId, out var place) ? place : null,
                        samples.GetValueOrDefault(row.Id) ?? []
                    )
                )
                .ToList(),
            runs.SelectMany(HtmlStage.Of).ToList(),
            runs.Select(one => HtmlControl.Of(one)).OfType<HtmlControl>().ToList(),
            ReportFacts.Of(report).ToList(),
            ModelSummary.Lines(report.Proposals.Model).ToList(),
            report.Proposals.Model?.Price
        );
    }

    // Shards run side by side: the longest counts.
    private static string? Longest(IReadOnlyList<RunRecord> runs)
    {
        var longest = runs.Where(run => run.Ended is not null)
            .Select(run => run.Ended!.Value - run.Started)
            .DefaultIfEmpty()
            .Max();
        return longest <= TimeSpan.Zero ? null
            : longest < TimeSpan.FromMinutes(1) ? $"{longest.TotalSeconds:0} s"
            : $"{(int)longest.TotalMinutes} min {longest.Seconds} s";
    }
}

/// <summary>A changed member.</summary>
/// <param name="Share">Of the tests' time; null when it was not sampled.</param>
internal sealed record HtmlMember(string Name, string Place, double? Share);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals
)]
[JsonSerializable(typeof(HtmlRun))]
internal sealed partial class HtmlRunJson : JsonSerializerContext;
