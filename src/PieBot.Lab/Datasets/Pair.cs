namespace PieBot.Lab.Datasets;

/// <summary>
/// A slower and a faster program of one author, with the names of the PIE data set (arXiv 2302.07867 and its published files), so that
/// its users can bring their own. v0 is the slower side. What a source does not know is null.
/// </summary>
internal sealed record Pair
{
    public string? UserId { get; init; }

    /// <summary>What splits are made by: a problem of CodeNet, or a member of a repository.</summary>
    public string ProblemId { get; init; } = "";

    /// <summary><c>python</c>, <c>cpp</c>, <c>csharp</c>, <c>java</c>, ...</summary>
    public string Language { get; init; } = "";

    public string? SubmissionIdV0 { get; init; }

    public string? SubmissionIdV1 { get; init; }

    /// <summary>Milliseconds, as the judge measured them.</summary>
    public double? CpuTimeV0 { get; init; }

    public double? CpuTimeV1 { get; init; }

    /// <summary>KB.</summary>
    public double? MemoryV0 { get; init; }

    public double? MemoryV1 { get; init; }

    public string? StatusV0 { get; init; }

    public string? StatusV1 { get; init; }

    /// <summary>Per cent of the slower side's time that the faster side saves.</summary>
    public double? ImprovementFrac { get; init; }

    /// <summary>The slower program.</summary>
    public string Input { get; init; } = "";

    /// <summary>The faster program.</summary>
    public string Target { get; init; } = "";

    /// <summary>Lines that are not empty.</summary>
    public int? CodeV0Loc { get; init; }

    public int? CodeV1Loc { get; init; }

    public int? CodeV0NumChars { get; init; }

    public int? CodeV1NumChars { get; init; }

    public string? CodeV0NoEmptyLines { get; init; }

    public string? CodeV1NoEmptyLines { get; init; }

    public bool? CodeSame { get; init; }

    /// <summary>By how many per cent the two differ in length.</summary>
    public double? RelativeLocDiffPercent { get; init; }

    /// <summary>Lines that are not empty and stand on one side only, with <c>-</c> or <c>+</c> before them.</summary>
    public IReadOnlyList<string>? Diff { get; init; }

    public bool? DiffOnlyImportComment { get; init; }

    /// <summary>Measured speedup, slower ÷ faster; null when nobody measured it.</summary>
    public double? RuntimeLift { get; init; }

    /// <summary>Where the pair is from: <c>codenet</c>, <c>history:COMMIT</c>, <c>suggestion:CANDIDATE</c>.</summary>
    public string? Source { get; init; }

    /// <summary>The pair with all that follows from its two programs.</summary>
    public Pair Described()
    {
        var slower = ProgramText.Of(Input);
        var faster = ProgramText.Of(Target);
        var difference = LineDifference.Between(slower.Lines, faster.Lines);
        var longer = Math.Max(slower.Lines.Count, faster.Lines.Count);
        return this with
        {
            CodeV0Loc = slower.Lines.Count,
            CodeV1Loc = faster.Lines.Count,
            CodeV0NumChars = Input.Length,
            CodeV1NumChars = Target.Length,
            CodeV0NoEmptyLines = slower.Text,
            CodeV1NoEmptyLines = faster.Text,
            CodeSame = slower.Text == faster.Text,
            RelativeLocDiffPercent =
                longer == 0
                    ? 0
                    : Math.Round(
                        100.0 * Math.Abs(slower.Lines.Count - faster.Lines.Count) / longer,
                        2
                    ),
            Diff = difference.Signed,
            DiffOnlyImportComment = SourceLanguage
                .Of(Language)
                .IsImportsAndComments(difference.Lines),
        };
    }
}
