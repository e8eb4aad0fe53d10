namespace PieBot.Lab.Datasets.Statistics;

/// <summary>A mean and a standard deviation; NaN where nothing was known.</summary>
internal sealed record Spread(double Mean, double Deviation);

/// <summary>One row of the paper's Table 1.</summary>
/// <param name="Split">The file's name.</param>
/// <param name="Saving">Per cent of the slower program's time.</param>
/// <param name="Lines">Of the slower program that are not empty.</param>
/// <param name="DiffLines">On one side only.</param>
internal sealed record PairFacts(
    string Split,
    string Language,
    long Pairs,
    long Problems,
    long Users,
    Spread Saving,
    Spread Lines,
    Spread DiffLines
);
