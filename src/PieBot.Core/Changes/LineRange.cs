namespace PieBot.Core.Changes;

/// <summary>Lines <paramref name="Start"/> to <paramref name="End"/> of a file, 1-based, both included. Empty (a place before <c>Start</c>) when <c>End = Start - 1</c>.</summary>
internal readonly record struct LineRange(int Start, int End)
{
    public int Count => End - Start + 1;

    public bool IsEmpty => Count <= 0;

    public bool Contains(LineRange other) => Start <= other.Start && other.End <= End;

    /// <summary>Whether the two share a line; an empty range (a deletion) overlaps what lies on both sides of its place.</summary>
    public bool Overlaps(LineRange other) =>
        IsEmpty ? other.Start < Start && Start <= other.End
        : other.IsEmpty ? other.Overlaps(this)
        : Start <= other.End && other.Start <= End;

    public override string ToString() => Start == End ? $"{Start}" : $"{Start}-{End}";
}
