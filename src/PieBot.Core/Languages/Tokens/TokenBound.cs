namespace PieBot.Core.Languages.Tokens;

/// <summary>What says how often a loop runs.</summary>
/// <param name="Tokens">The condition or the sequence.</param>
/// <param name="Body">What the loop repeats.</param>
/// <param name="Start">As in <see cref="BoundFact.Start"/>.</param>
/// <param name="Until">As in <see cref="BoundFact.Until"/>, as tokens.</param>
internal sealed record TokenBound(
    IReadOnlyList<CodeToken> Tokens,
    IReadOnlyList<CodeToken> Body,
    double? Start,
    IReadOnlyList<CodeToken> Until
)
{
    private static readonly string[] Shrinking = ["/", "//", ">>", "min"];

    public BoundFact Fact()
    {
        var texts = Tokens.Select(token => token.Text).ToList();
        return new(texts, texts.Exists(Shrinking.Contains))
        {
            Body = TokenStatements.Words(Body),
            Start = Start,
            Until = TokenStatements.Words(Until),
        };
    }
}
