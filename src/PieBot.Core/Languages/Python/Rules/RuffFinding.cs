using System.Text.Json.Serialization;
using PieBot.Core.Changes;

namespace PieBot.Core.Languages.Python.Rules;

/// <summary>What <c>ruff check --output-format json</c> says of one place.</summary>
internal sealed record RuffFinding(string? Code, string Message, RuffPlace Location, RuffFix? Fix)
{
    /// <summary>Whether it can be proposed: fixes that ruff only displays are no more than hints.</summary>
    [JsonIgnore]
    public bool HasFix => Code is not null && Fix is { Applicability: "safe" or "unsafe" };

    [JsonIgnore]
    public IReadOnlyList<TextFix> Changes =>
        Fix!
            .Edits.Select(one => new TextFix(
                one.Location.Row,
                one.Location.Column,
                one.EndLocation.Row,
                one.EndLocation.Column,
                one.Content ?? ""
            ))
            .ToList();

    public bool IsIn(ChangedMember member) =>
        member.Lines.Start <= Location.Row && Location.Row <= member.Lines.End;

    public RuleEdit Edit(string targetId, IReadOnlyList<Edit> edits) =>
        new(
            targetId,
            edits,
            $"ruff-{Code}",
            Fix!.Message ?? Message,
            $"ruff says: {Message.TrimEnd('.')}.",
            Risks: Fix.Applicability == "safe" ? null : [Risk.ChangedEvaluation]
        );
}

/// <param name="Applicability"><c>safe</c>, <c>unsafe</c> (it may change the meaning, or lose comments) or <c>display</c>.</param>
internal sealed record RuffFix(
    string? Applicability,
    string? Message,
    IReadOnlyList<RuffEdit> Edits
);

internal sealed record RuffEdit(
    string? Content,
    RuffPlace Location,
    [property: JsonPropertyName("end_location")] RuffPlace EndLocation
);

/// <summary>Both from 1; columns count characters.</summary>
internal sealed record RuffPlace(int Row, int Column);
