using System.Globalization;
using PieBot.Core.Proposals.Models.Cost;

namespace PieBot.Tool.Reports;

/// <summary>What a model was asked and what it cost, in sentences.</summary>
internal static class ModelSummary
{
    // proposals.json has all of them.
    private const int Most = 5;

    public static IEnumerable<string> Lines(ModelAccount? account)
    {
        if (account is null)
        {
            yield break;
        }

        var replies = account.Replies;
        yield return Text(
            $"Model {account.Model} ({account.Endpoint}): {Summary.Many(account.Requests, "request")}{(account.Tries > account.Requests ? $" in {account.Tries} tries" : "")}{(account.Failed > 0 ? $", {account.Failed} failed" : "")}, {account.Tokens.Input:N0} tokens in ({account.Tokens.Cached:N0} of them cached by the provider), {account.Tokens.Output:N0} out{(account.Estimated ? " (counted here)" : "")}; {Summary.Many(account.CachedReplies, "reply", "replies")} from the cache; {Cost(account)}"
        );
        yield return Text(
            $"Replies: {replies.All}, with {Summary.Many(replies.Edits, "different edit")}{Part(replies.Shifted, "of them with corrected line numbers")}{Part(replies.Repeated, "that repeat another")}{Part(replies.Empty, "that propose nothing")}{Part(replies.Unreadable, "unreadable")}{Part(replies.Refused, "refused")}"
        );
        foreach (var line in Some(account.LeftOut, "Not asked"))
        {
            yield return line;
        }

        foreach (var line in Some(account.Shortened, "Prompt shortened"))
        {
            yield return line;
        }
    }

    private static string Cost(ModelAccount account) =>
        account.Price is { } price ? Text($"about {price:0.0000} USD")
        : account.Tokens.Output == 0 ? "no cost"
        : "no price is known for it (--prices)";

    private static string Part(int count, string what) => count > 0 ? $", {count} {what}" : "";

    private static IEnumerable<string> Some(IReadOnlyList<string> lines, string title) =>
        lines
            .Take(Most)
            .Select(line => $"{title}: {line}")
            .Concat(
                lines.Count > Most
                    ? [$"{title}: {lines.Count - Most} more, named in proposals.json"]
                    : []
            );

    private static string Text(FormattableString text) =>
        text.ToString(CultureInfo.InvariantCulture);
}
