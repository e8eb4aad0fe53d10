using PieBot.Tool.GitHub.Api;

namespace PieBot.Tool.GitHub.Reviews;

/// <summary>Which pull requests are left alone.</summary>
/// <param name="Label">The label that asks for it.</param>
internal sealed record Skip(string Label, bool Drafts, bool Bots)
{
    private const string Mark = "[skip piebot]";

    /// <summary>Why a pull request is left alone, as a sentence; null when it is not.</summary>
    /// <param name="message">Of the head commit.</param>
    public string? Reason(PullRequest pull, string message)
    {
        var labels = pull.Labels ?? [];
        return pull switch
        {
            { State: not "open" } => "The pull request is not open.",
            _ when labels.Any(one =>
                    string.Equals(one.Name, Label, StringComparison.OrdinalIgnoreCase)
                ) => $"The pull request carries the label '{Label}'.",
            _ when Has(pull.Title) || Has(pull.Body) =>
                $"The pull request's title or description says {Mark}.",
            _ when Has(message) => $"The head commit's message says {Mark}.",
            { Draft: true } when !Drafts =>
                "The pull request is a draft (--drafts includes drafts).",
            _ when !Bots && IsBot(pull.User) =>
                "The pull request was opened by a bot (--bots includes bots).",
            _ => null,
        };
    }

    private static bool Has(string? text) =>
        text?.Contains(Mark, StringComparison.OrdinalIgnoreCase) == true;

    private static bool IsBot(Account? user) =>
        user?.Type == "Bot" || user?.Login.EndsWith("[bot]", StringComparison.Ordinal) == true;
}
