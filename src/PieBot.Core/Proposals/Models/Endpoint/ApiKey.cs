namespace PieBot.Core.Proposals.Models.Endpoint;

/// <summary>A secret that does not print itself, and takes itself out of what others print.</summary>
internal sealed class ApiKey(string value)
{
    // Shorter ones are placeholders that local servers are given, and would blank out common words.
    private const int LeastSecret = 8;

    public string Value { get; } = value;

    /// <summary>The text without the key, should a server have echoed it.</summary>
    public string Scrub(string text) =>
        Value.Length < LeastSecret
            ? text
            : text.Replace(Value, "***", StringComparison.OrdinalIgnoreCase);

    public override string ToString() => "***";
}
