using PieBot.Core.Languages.CSharp.Rules.Own.Basis;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Texts;

/// <summary>A piece near the start: the rest need not be cut. One more is asked for, so that the piece itself ends at its separator.</summary>
internal sealed class SplitNth : OwnRule
{
    // Behind that the pieces before cost more than is saved.
    private const int Last = 4;

    public override string Id => "split-nth";

    public override string Title => "Split off no more pieces than are used";

    public override string Reason => "Split stops at the count; the pieces behind are never made.";

    public override IEnumerable<OwnFix> Find(MemberCode code) =>
        SplitOf
            .All(code)
            .Where(split => split.Index is > 0 and <= Last)
            .Select(split => new OwnFix([
                new(
                    new(split.Separator.Span.End, 0),
                    $", {(split.Index + 2).ToString(System.Globalization.CultureInfo.InvariantCulture)}"
                ),
            ]));
}
