namespace PieBot.Lab.Datasets.CodeNet;

/// <summary>Why a pair is left out. In the order in which it is asked.</summary>
internal static class LeftOut
{
    public const string NoTime = "no-time";
    public const string OtherRuntime = "other-runtime";
    public const string NotFaster = "not-faster";
    public const string TooLarge = "too-large";
    public const string Missing = "missing-program";
    public const string TooLong = "too-long";
    public const string SameText = "same-text";
    public const string ImportsOnly = "imports-only";
    public const string TooDifferent = "too-different";
    public const string Duplicate = "duplicate";
    public const string Leak = "in-other-split";

    public static readonly IReadOnlyDictionary<string, string> Words = new Dictionary<
        string,
        string
    >
    {
        [NoTime] = "without a time of both sides",
        [OtherRuntime] = "of two compilers or interpreters",
        [NotFaster] = "not faster, or by too little",
        [TooLarge] = "too large",
        [Missing] = "a program is missing, or is not text",
        [TooLong] = "too many lines",
        [SameText] = "the same program",
        [ImportsOnly] = "only imports or comments differ",
        [TooDifferent] = "too many lines differ",
        [Duplicate] = "the same pair as another",
        [Leak] = "a program that another split has",
    };
}

/// <summary>What became of all that was read.</summary>
/// <param name="Steps">Adjacent accepted submissions of one user, problem and language.</param>
/// <param name="LeftOut">Pairs by reason.</param>
/// <param name="Kept">Pairs by split.</param>
internal sealed record BuildTally(
    long Submissions,
    long Accepted,
    long Steps,
    IReadOnlyDictionary<string, long> LeftOut,
    IReadOnlyDictionary<string, long> Kept
);
