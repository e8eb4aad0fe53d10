namespace PieBot.Testing;

/// <summary>
/// Collections of a test program that has the machine to itself. Tests of one collection run one after the other, so that none times
/// another; those that time nothing, or what no noise hides, run beside them, on what a trial leaves idle.
/// </summary>
internal static class Collections
{
    public const string Timed = "timed";
    public const string Untimed = "not timed";
}
