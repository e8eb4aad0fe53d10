using PieBot.Changes;
using PieBot.Proposals;
using PieBot.Proposals.Examples;
using PieBot.Proposals.Guard;

namespace PieBot.Tests.Proposals.Guard.Tokens;

/// <summary>What the bank teaches in Python and C++ is what the guard lets pass.</summary>
public sealed class BankAndGuardTests
{
    public static TheoryData<string> Pairs { get; } =
        new(
            ExampleBank
                .All.Where(one => one.Language != "csharp")
                .Select(one => $"{one.Language}/{one.Id}")
        );

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_pair_of_the_bank_passes(string id)
    {
        var example = ExampleBank.All.Single(one => $"{one.Language}/{one.Id}" == id);
        var language = Languages.All.Single(one => one.Key == example.Language);
        var path = $"a{language.Endings[0]}";
        var edits = LineDiff.Of(
            path,
            SourceFile.OfText(example.Slow),
            SourceFile.OfText(example.Fast)
        );
        var target = ChangedMember.Touched(
            language.Members(path, example.Slow),
            edits.Select(edit => edit.Lines)
        )[0];

        Assert.Null(
            EditGuard.Check(
                example.Slow,
                target,
                new Candidate(id, target.Id, edits, "bank", "", "")
            )
        );
    }
}
