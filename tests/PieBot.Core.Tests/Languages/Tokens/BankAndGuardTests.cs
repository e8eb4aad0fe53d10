using PieBot.Core.Changes;
using PieBot.Core.Languages;
using PieBot.Core.Proposals;
using PieBot.Core.Proposals.Examples;
using PieBot.Core.Proposals.Guard;
using PieBot.Core.Targets;

namespace PieBot.Core.Tests.Languages.Tokens;

/// <summary>What the bank teaches in Python and C++ is what the guard lets pass.</summary>
public sealed class BankAndGuardTests
{
    // What a reviewer would take and the guard, which is careful, does not.
    private static readonly Dictionary<string, string> Refused = new(StringComparer.Ordinal)
    {
        ["cpp/vector-by-value"] = "it changes a visible declaration",
        ["python/regex-in-loop"] = "it changes more than the member",
        ["python/deepcopy-of-rows"] = "it removes an import",
    };

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
        var language = LanguagePacks.Named(example.Language);
        var path = $"a{language.Endings[0]}";
        var edits = LineDiff.Of(
            path,
            SourceFile.OfText(example.Slow),
            SourceFile.OfText(example.Fast)
        );
        var members = language.Members(path, example.Slow);
        // A decorator is put before the member, and touches none of its lines.
        var target = ChangedMember
            .Touched(members, edits.Select(edit => edit.Lines))
            .Append(members[0])
            .First();

        var reason = EditGuard.Check(
            example.Slow,
            target,
            new Candidate(id, target.Id, edits, "bank", "", "")
        );

        if (Refused.TryGetValue(id, out var expected))
        {
            Assert.StartsWith(expected, reason, StringComparison.Ordinal);
        }
        else
        {
            Assert.Null(reason);
        }
    }
}
