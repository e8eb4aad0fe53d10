namespace PieBot.Lab.Datasets.CodeNet;

/// <summary>Reads the two programs of a candidate, and asks of them what metadata cannot tell.</summary>
internal sealed class PairReader(CodeNetFolder folder, BuildSettings settings)
{
    /// <returns>The pair, or the reason that it is none.</returns>
    public (Pair? Pair, string? LeftOut) Read(Candidate candidate)
    {
        var slower = Program(candidate, candidate.Slower);
        var faster = Program(candidate, candidate.Faster);
        if (slower is null || faster is null)
        {
            return (null, LeftOut.Missing);
        }

        var pair = Pair(candidate, slower, faster);
        return TooLong(pair) ?? Described(pair.Described());
    }

    // Asked first, since two long programs take long to compare.
    private (Pair?, string?)? TooLong(Pair pair) =>
        Math.Max(ProgramText.Of(pair.Input).Lines.Count, ProgramText.Of(pair.Target).Lines.Count)
        >= settings.Lines
            ? (null, LeftOut.TooLong)
            : null;

    private (Pair? Pair, string? LeftOut) Described(Pair pair) =>
        pair switch
        {
            { CodeV0Loc: 0 } or { CodeV1Loc: 0 } => (null, LeftOut.Missing),
            { CodeSame: true } => (null, LeftOut.SameText),
            { DiffOnlyImportComment: true } => (null, LeftOut.ImportsOnly),
            _ when Share(pair) >= settings.Difference => (null, LeftOut.TooDifferent),
            _ => (pair, null),
        };

    private static double Share(Pair pair)
    {
        var removed = pair.Diff!.Count(line => line[0] == '-');
        return 1
            - (
                (double)(pair.CodeV0Loc!.Value - removed)
                / Math.Max(pair.CodeV0Loc.Value, pair.CodeV1Loc!.Value)
            );
    }

    private string? Program(Candidate candidate, Side side) =>
        folder.Read(candidate.Problem, candidate.Language, side.Submission, side.Extension);

    private static Pair Pair(Candidate candidate, string slower, string faster) =>
        new()
        {
            UserId = candidate.User,
            ProblemId = candidate.Problem,
            Language = SourceLanguage.Of(candidate.Language).Name,
            SubmissionIdV0 = candidate.Slower.Submission,
            SubmissionIdV1 = candidate.Faster.Submission,
            CpuTimeV0 = candidate.Slower.Time,
            CpuTimeV1 = candidate.Faster.Time,
            MemoryV0 = candidate.Slower.Memory,
            MemoryV1 = candidate.Faster.Memory,
            StatusV0 = "Accepted",
            StatusV1 = "Accepted",
            ImprovementFrac = Math.Round(
                100 * (candidate.Slower.Time - candidate.Faster.Time) / candidate.Slower.Time,
                2
            ),
            Input = slower,
            Target = faster,
            Source = "codenet",
        };
}
