using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Languages.CSharp.Rules.Own.Basis;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Texts;

/// <summary>The piece before the first separator; all of the text where there is none.</summary>
internal sealed class SplitFirst : OwnRule
{
    public override string Id => "split-first";

    public override string Title => "Cut the text at the first separator";

    public override string Reason =>
        "Only the first piece is made; Split allocates all of them and an array.";

    public override IEnumerable<OwnFix> Find(MemberCode code)
    {
        foreach (
            var split in SplitOf.All(code).Where(one => one.Index == 0 && one.IsVariable(code))
        )
        {
            var at = code.Fresh("cut");
            var cut =
                $"{split.Source}.IndexOf({split.Separator}) is >= 0 and var {at} ? {split.Source}[..{at}] : {split.Source}";
            var isWhole =
                split.Whole.Parent
                is EqualsValueClauseSyntax
                    or ReturnStatementSyntax
                    or ArrowExpressionClauseSyntax
                    or ArgumentSyntax
                    or ExpressionElementSyntax
                    or SimpleLambdaExpressionSyntax;
            yield return new([Lines.Replace(split.Whole, isWhole ? cut : $"({cut})")]);
        }
    }
}
