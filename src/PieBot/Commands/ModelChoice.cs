using PieBot.Core.Proposals.Models.Prompt;

namespace PieBot.Tool.Commands;

/// <summary>Which model is asked, and how, as the user said it.</summary>
/// <param name="Rules">Whether the rules propose too.</param>
/// <param name="Endpoint">Null: OpenAI's own.</param>
/// <param name="Cache">Null: that of the repository's <c>.piebot</c>.</param>
/// <param name="Prices">Null: the user's own, or that of <c>.piebot</c>.</param>
/// <param name="Explain">Whether it says why what it proved is faster.</param>
internal sealed record ModelChoice(
    ModelSettings Settings,
    bool Rules,
    string? Endpoint,
    bool Azure,
    TimeSpan RequestTimeout,
    string? Cache,
    string? Prices,
    bool Explain
)
{
    /// <summary>What stands in for the network; null: nothing.</summary>
    public HttpMessageHandler? Recorded { get; init; }
}
