namespace PieBot.Core.Proposals.Examples;

/// <summary>A slow → fast pair shown to a model.</summary>
/// <param name="Language">csharp, python or cpp.</param>
/// <param name="Why">One sentence.</param>
/// <param name="Speedup">Measured, baseline ÷ candidate; null when not measured.</param>
/// <param name="Source">bank, history:COMMIT or data set name.</param>
internal sealed record Example(
    string Id,
    string Language,
    string Title,
    string Slow,
    string Fast,
    string Why,
    double? Speedup,
    string Source
);
