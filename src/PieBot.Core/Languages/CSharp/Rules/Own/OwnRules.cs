using PieBot.Core.Languages.CSharp.Rules.Own.Basis;
using PieBot.Core.Languages.CSharp.Rules.Own.Collections;
using PieBot.Core.Languages.CSharp.Rules.Own.Lookups;
using PieBot.Core.Languages.CSharp.Rules.Own.Loops;
using PieBot.Core.Languages.CSharp.Rules.Own.Numbers;
using PieBot.Core.Languages.CSharp.Rules.Own.Queries;
using PieBot.Core.Languages.CSharp.Rules.Own.Statics;
using PieBot.Core.Languages.CSharp.Rules.Own.Texts;

namespace PieBot.Core.Languages.CSharp.Rules.Own;

/// <summary>The rules that are written here, beside the code fixes of analyzers; docs/rules.md lists them.</summary>
internal static class OwnRules
{
    public static IReadOnlyList<OwnRule> All { get; } =
    [
        new StringAppend(),
        new TextCallInLoop(),
        new SplitFirst(),
        new SplitLast(),
        new SplitNth(),
        new SubstringCompared(),
        new CharAsText(),
        new CharsCopied(),
        new ReversedText(),
        new BuilderAsText(),
        new AggregateText(),
        new JoinOfTexts(),
        new ListSearch(),
        new AnyMatch(),
        new KeyedMatch(),
        new KeysThenIndex(),
        new ListAsQueue(),
        new InsertAtFront(),
        new RemoveAtInLoop(),
        new RemoveEachFound(),
        new ListCapacity(),
        new AddLoop(),
        new CopyLoop(),
        new ColumnOrder(),
        new QueryInCondition(),
        new QueryRunTwice(),
        new ListOnlyWalked(),
        new SortForLeast(),
        new ReverseForFirst(),
        new RegexPerCall(),
        new OptionsPerCall(),
        new ConstantTable(),
        new FactoryClosure(),
        new ParseCatch(),
        new PowSquare(),
    ];
}
