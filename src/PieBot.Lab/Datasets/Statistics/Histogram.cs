namespace PieBot.Lab.Datasets.Statistics;

/// <summary>How often a value lies in each of some bins of the same width.</summary>
/// <param name="Counts">By number of the bin; the last holds all that is larger, too.</param>
internal sealed record Histogram(
    string Title,
    string Axis,
    double Width,
    IReadOnlyList<long> Counts
);
