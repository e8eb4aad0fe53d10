namespace PieBot.Lab.Datasets.CodeNet;

/// <summary>Which pairs are kept, and what the building may use. The defaults are the paper's (arXiv 2302.07867, section 2.1).</summary>
internal sealed record BuildSettings
{
    /// <summary>CodeNet's names; empty: all.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>A program of as many lines that are not empty, or more, is left out.</summary>
    public int Lines { get; init; } = 150;

    /// <summary>A pair that differs in this share of the longer program's lines, or more, is left out.</summary>
    public double Difference { get; init; } = 0.5;

    /// <summary>The faster program must save more than this share of the slower one's time.</summary>
    public double Saving { get; init; } = 0.1;

    /// <summary>Whether the two may have run on different compilers or interpreters.</summary>
    public bool MixedRuntimes { get; init; }

    public SplitShares Shares { get; init; } = new(0.8, 0.1, 0.1);

    public int Seed { get; init; } = 1;

    /// <summary>MiB that the database may keep in memory; more goes to the disk.</summary>
    public int Memory { get; init; } = 1536;

    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Bytes beyond which no program has fewer than <see cref="Lines"/> lines that a person wrote.</summary>
    public int Bytes => Lines * 500;

    /// <summary>What the result depends on, and nothing else.</summary>
    public string Identity =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"languages={string.Join('|', Languages)} lines={Lines} difference={Difference} saving={Saving} mixed={MixedRuntimes} shares={Shares.Train}/{Shares.Validation}/{Shares.Test} seed={Seed}"
        );
}
