namespace PieBot.Core.Runs;

/// <summary>
/// Which tests cover some members, a line of <c>covers.jsonl</c>. It comes of a measurement: a run that was killed must
/// resume with the same tests and the same clock, or its trials would not be of one kind.
/// </summary>
/// <param name="Key">Of the members.</param>
internal sealed record CoverRecord(string Key, Coverage Coverage);
