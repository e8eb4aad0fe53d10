using PieBot.Core.Changes;

namespace PieBot.Lab.Datasets;

/// <summary>How two programs differ, line by line.</summary>
/// <param name="Removed">Lines of the slower program that the faster one has not.</param>
/// <param name="Added">Lines of the faster program that the slower one has not.</param>
/// <param name="Share">Of the longer program's lines, how many have no equal on the other side; 0 to 1.</param>
internal sealed record LineDifference(
    IReadOnlyList<string> Removed,
    IReadOnlyList<string> Added,
    double Share,
    IReadOnlyList<string> Signed
)
{
    public IEnumerable<string> Lines => Removed.Concat(Added);

    /// <param name="slower">Lines without their ends.</param>
    public static LineDifference Between(IReadOnlyList<string> slower, IReadOnlyList<string> faster)
    {
        var edits = LineDiff.Of("", File(slower), File(faster));
        var removed = new List<string>();
        var added = new List<string>();
        var signed = new List<string>();
        foreach (var edit in edits)
        {
            var gone = edit.Lines.IsEmpty ? [] : edit.Original.Split('\n');
            var come = edit.Replacement?.Split('\n') ?? [];
            removed.AddRange(gone);
            added.AddRange(come);
            signed.AddRange(gone.Select(line => "-" + line));
            signed.AddRange(come.Select(line => "+" + line));
        }

        var longer = Math.Max(slower.Count, faster.Count);
        var common = slower.Count - removed.Count;
        return new(removed, added, longer == 0 ? 0 : 1 - ((double)common / longer), signed);
    }

    public override string ToString() => $"-{Removed.Count} +{Added.Count} ({100 * Share:0} %)";

    private static SourceFile File(IReadOnlyList<string> lines) =>
        SourceFile.OfText(string.Concat(lines.Select(line => line + "\n")));
}
