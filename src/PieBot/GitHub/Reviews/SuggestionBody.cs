using PieBot.Core.Targets;

namespace PieBot.Tool.GitHub.Reviews;

/// <summary>The text of a comment that carries a suggestion. Made from a template; what others wrote is escaped or lies in a code block.</summary>
internal static class SuggestionBody
{
    /// <summary>Characters GitHub takes in one text.</summary>
    public const int Most = 65_536;

    /// <summary>Null when it would be too long.</summary>
    public static string? Of(Finding finding, HeadFile head, ChangeSet changes)
    {
        var core = finding.Placement.Core!;
        var marker = new Marker(
            finding.Key,
            LinesHash.Of(head.Source.Slice(core.Lines).Split('\n')),
            LinesHash.Of(core.Replacement),
            changes.Head
        );
        var body = $"""
            **{Evidence.Headline(finding)}**

            {Fence.Of("suggestion", core.Replacement)}
            {Evidence.Why(finding)}

            {Evidence.Table(finding, changes)}
            {marker}

            """;
        return body.Length <= Most ? body : null;
    }

    /// <summary>The same comment once its lines have changed: what it suggested can be read but no longer be applied.</summary>
    /// <param name="head">The commit that changed them.</param>
    public static string Stale(string body, Marker marker, string head)
    {
        // Only a fence of ours opens a suggestion; what lies in one is not touched, since the fence is longer than any run inside.
        var told = Marker
            .Without(body)
            .Split('\n')
            .Select(line => line.TrimEnd('\r'))
            .Select(line =>
                line.StartsWith("```", StringComparison.Ordinal)
                && line.TrimStart('`') == "suggestion"
                    ? line.Replace("suggestion", "text", StringComparison.Ordinal)
                    : line
            );
        var text = $"""
            **Outdated: these lines have changed in {head[..10]}.** What follows was measured on {marker.Head[..10]}.

            <details><summary>The suggestion</summary>

            {string.Join('\n', told)}
            </details>

            {marker with
            {
                Stale = true,
            }}

            """;
        return text.Length <= Most
            ? text
            : $"**Outdated: these lines have changed in {head[..10]}.**\n\n{marker with { Stale = true }}\n";
    }
}
