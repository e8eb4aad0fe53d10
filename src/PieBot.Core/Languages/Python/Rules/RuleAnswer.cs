using System.Text.Json.Serialization;
using PieBot.Core.Changes;

namespace PieBot.Core.Languages.Python.Rules;

/// <summary>What is asked of the rules' script.</summary>
/// <param name="Members">First line and last of each.</param>
/// <param name="Fixes">Changes of another tool that are to become changes of whole lines.</param>
internal sealed record RuleRequest(
    string Text,
    IReadOnlyList<IReadOnlyList<int>> Members,
    IReadOnlyList<IReadOnlyList<TextFix>> Fixes
);

/// <summary>A change from one place of a text to another. Lines and columns count from 1, columns in characters.</summary>
internal sealed record TextFix(int Row, int Column, int EndRow, int EndColumn, string Content);

/// <param name="Fixes">For each that was asked for: its edits, none where it does not fit the text.</param>
/// <param name="Fault">Why nothing was found, for people; null when the text could be read.</param>
internal sealed record RuleAnswer(
    IReadOnlyList<FoundChange>? Found,
    IReadOnlyList<IReadOnlyList<LineChange>>? Fixes,
    string? Fault
);

/// <param name="Member">Its place among those that were asked for.</param>
internal sealed record FoundChange(
    int Member,
    string Rule,
    string Title,
    string Reason,
    IReadOnlyList<Risk> Risks,
    IReadOnlyList<LineChange> Edits
);

/// <param name="End">Before <paramref name="Start"/> where lines are added.</param>
/// <param name="Lines">In the place of those; null where they go.</param>
internal sealed record LineChange(int Start, int End, IReadOnlyList<string>? Lines)
{
    /// <param name="file">The head's.</param>
    public Edit In(string path, SourceFile file)
    {
        var range = new LineRange(Start, End);
        return new(
            path,
            range,
            range.IsEmpty ? "" : file.Slice(range),
            Lines is null ? null : string.Join('\n', Lines)
        );
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true
)]
[JsonSerializable(typeof(RuleRequest))]
[JsonSerializable(typeof(RuleAnswer))]
[JsonSerializable(typeof(IReadOnlyList<RuffFinding>))]
internal sealed partial class RulesJson : JsonSerializerContext;
