using PieBot.Core.Languages.CSharp.Rules.Own.Basis;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Texts;

/// <summary>The piece behind the last separator; all of the text where there is none, which is at -1 then.</summary>
internal sealed class SplitLast : OwnRule
{
    public override string Id => "split-last";

    public override string Title => "Cut the text behind the last separator";

    public override string Reason =>
        "Only the last piece is made; Split allocates all of them and an array.";

    public override IEnumerable<OwnFix> Find(MemberCode code) =>
        SplitOf
            .All(code)
            .Where(split => split.Index == -1 && split.IsVariable(code))
            .Select(split => new OwnFix([
                Lines.Replace(
                    split.Whole,
                    $"{split.Source}[({split.Source}.LastIndexOf({split.Separator}) + 1)..]"
                ),
            ]));
}
