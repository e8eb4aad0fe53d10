namespace PieBot.Core.Runs;

/// <summary>
/// What the tests of a commit came to, a line of <c>baselines.jsonl</c>: a run that was killed resumes without running all of
/// them again, and holds every candidate to the same.
/// </summary>
/// <param name="Key">Of the commit, what tests it, and the files whose tests were looked for.</param>
/// <param name="Passing">Ids of the tests that passed each time.</param>
/// <param name="Skipped">Ids of those that were skipped each time.</param>
/// <param name="Excluded">Tests that are left out: id and reason.</param>
/// <param name="Drawn">Names of tests whose parameters differ from run to run.</param>
/// <param name="LeftOut">Suites that cannot be run: name and reason.</param>
/// <param name="Time">Of the slower run.</param>
internal sealed record GateRecord(
    string Key,
    IReadOnlyList<string> Passing,
    IReadOnlyList<string> Skipped,
    IReadOnlyDictionary<string, string> Excluded,
    IReadOnlyList<string> Drawn,
    IReadOnlyDictionary<string, string> LeftOut,
    TimeSpan Time
);
