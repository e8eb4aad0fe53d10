using PieBot.Core.Languages;
using PieBot.Core.Proposals;

namespace PieBot.Core.Tests.Languages.CSharp.Rules.Meanings;

public sealed class MeaningTests(ProposedFixes proposed) : IClassFixture<ProposedFixes>
{
    [Theory]
    // A read before what writes it.
    [InlineData("CallWrites", "CA1854", "before code that may write it")]
    [InlineData("DeepCallWrites", "CA1854", "before code that may write it")]
    [InlineData("DelegateBetween", "CA1854", "before code that may write it")]
    [InlineData("AwaitBetween", "CA1854", "before code that may write it")]
    [InlineData("AliasWritten", "CA1854", "before code that may write it")]
    [InlineData("KeyChanged", "CA1854", "before code that may write it")]
    [InlineData("RemovedInLoop", "CA1854", "before code that may write it")]
    [InlineData("ReadLater", "CA1854", "each time a lambda runs")]
    // Copies of structs.
    [InlineData("StructChanged", "CA1854", "in place of a copy")]
    [InlineData("ArrayElementChanged", "MA0098", "in place of a copy")]
    // One object for all.
    [InlineData("Kept", "CA1861", "one array where each call had its own")]
    [InlineData("Written", "CA1861", "one array where each call had its own")]
    [InlineData("Identity", "CA1825", "compared by reference")]
    // What something else reads.
    [InlineData("QueryCase", "CA1862", "expression tree")]
    [InlineData("Tree", "MA0112", "expression tree")]
    [InlineData("Tree", "RCS1080", "expression tree")]
    [InlineData("QuerySyntax", "MA0112", "expression tree")]
    [InlineData("Captured", "RCS1080", "expression tree")]
    [InlineData("Unbound", "RCS1080", "expression tree")]
    [InlineData("QueryCount", "CA1827", "a query that a provider translates")]
    // What text means.
    [InlineData("LowerEqual", "CA1862", "letter by letter")]
    [InlineData("LowerContains", "CA1862", "letter by letter")]
    // What runs when, and how often.
    [InlineData("CountingFilter", "RCS1077", "filter before a sort")]
    [InlineData("CalledFilter", "RCS1077", "filter before a sort")]
    [InlineData("CountingSort", "RCS1077", "filter before a sort")]
    [InlineData("CountingPredicate", "CA1827", "less often")]
    [InlineData("IteratorCut", "CA1827", "less often")]
    [InlineData("CountBeyond", "MA0031", "computes twice")]
    [InlineData("CountBeyondCalled", "MA0031", "computes twice")]
    [InlineData("ListShrinks", "MA0020", "walks over a list")]
    [InlineData("LengthAppended", "MA0028", "may use the builder")]
    [InlineData("Rendered", "MA0028", "may use the builder")]
    // What converts, and what null is.
    [InlineData("NullFound", "RCS1077", "an element that is null")]
    public void Refuses_what_means_something_else(string member, string rule, string reason) =>
        Assert.All(
            Of(member, rule),
            candidate =>
                Assert.Contains(
                    reason,
                    candidate.Rejection ?? "(accepted)",
                    StringComparison.Ordinal
                )
        );

    [Theory]
    [InlineData("FirstOf", "MA0098", Risk.ChangedEdge)]
    [InlineData("FirstOfReadOnly", "CA1826", Risk.ChangedEdge)]
    [InlineData("LastOf", "MA0098", Risk.ChangedEdge)]
    [InlineData("ElementOf", "MA0098", Risk.ChangedEdge)]
    [InlineData("NullText", "MA0044", Risk.ChangedEdge)]
    [InlineData("NullList", "CA1860", Risk.ChangedEdge)]
    [InlineData("UpperStarts", "CA1862", Risk.ChangedCulture)]
    [InlineData("InvariantStarts", "CA1865", Risk.ChangedCulture)]
    [InlineData("VirtualFilter", "RCS1077", Risk.ChangedEvaluation)]
    public void Flags_what_may_mean_something_else(string member, string rule, object risk) =>
        Assert.All(
            Of(member, rule),
            candidate =>
            {
                Assert.Null(candidate.Rejection);
                Assert.Equal([(Risk)risk], candidate.Risks);
            }
        );

    [Theory]
    [InlineData("LogBetween", "CA1854")]
    [InlineData("OtherWritten", "CA1854")]
    [InlineData("FreshMap", "CA1854")]
    [InlineData("CountedUp", "CA1854")]
    [InlineData("AddedThenRead", "CA1854")]
    [InlineData("OtherBranch", "CA1854")]
    [InlineData("NegatedBranch", "CA1854")]
    [InlineData("AddIfNew", "CA1864")]
    [InlineData("AddToSet", "CA1868")]
    [InlineData("RemoveFromMap", "CA1853")]
    [InlineData("SplitAt", "CA1861")]
    [InlineData("AnyOf", "CA1861")]
    [InlineData("AnyOf", "CA1870")]
    [InlineData("Copied", "CA1861")]
    [InlineData("Nothing", "CA1825")]
    [InlineData("IndexContains", "CA2249")]
    [InlineData("IndexStarts", "CA1858")]
    [InlineData("OrdinalStarts", "CA1865")]
    [InlineData("ContainsLetter", "CA1847")]
    [InlineData("ReplacedLetter", "MA0089")]
    [InlineData("PureFilter", "RCS1077")]
    [InlineData("SortedBySelf", "MA0159")]
    [InlineData("CountPredicate", "CA1827")]
    [InlineData("CountOver", "MA0031")]
    [InlineData("WhereAny", "MA0029")]
    [InlineData("AnyOfList", "MA0020")]
    [InlineData("NotEmpty", "CA1860")]
    [InlineData("NotEmpty", "MA0112")]
    [InlineData("Counted", "CA1829")]
    [InlineData("Filled", "RCS1080")]
    [InlineData("CastEnum", "MA0078")]
    [InlineData("FoundItem", "RCS1077")]
    [InlineData("Converted", "RCS1077")]
    [InlineData("Built", "MA0028")]
    [InlineData("AppendedLetter", "CA1834")]
    [InlineData("Joined", "CA1845")]
    [InlineData("Hex", "CA1872")]
    [InlineData("Matches", "CA1875")]
    [InlineData("Matched", "CA1874")]
    [InlineData("ReadBytes", "CA1835")]
    [InlineData("Hashed", "CA1850")]
    [InlineData("Same", "MA0044")]
    [InlineData("Private", "CA1822")]
    public void Proposes_what_means_the_same_and_flags_nothing(string member, string rule) =>
        Assert.All(
            Of(member, rule),
            candidate => Assert.Equal((null, null), (candidate.Rejection, candidate.Risks))
        );

    [Fact]
    public void Makes_no_proposal_that_changes_what_others_compile_against()
    {
        Assert.Contains(proposed.All, one => one.Origin == "rules:CA1822");
        Assert.DoesNotContain(
            proposed.All,
            one => one.Rejection?.Contains("visible declaration", StringComparison.Ordinal) == true
        );
    }

    // Each of them: a row whose fix is not offered at all would prove nothing.
    private List<Candidate> Of(string member, string rule)
    {
        var found = proposed
            .All.Where(one => one.Origin == $"rules:{rule}")
            .Where(one => Name(one.TargetId) == member)
            .ToList();
        Assert.NotEmpty(found);
        return found;
    }

    private static string Name(string target) => target.Split('(')[0].Split('.')[^1];
}
