using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PieBot.Core.Changes;
using PieBot.Core.Languages;
using PieBot.Core.Languages.CSharp.Members;
using PieBot.Core.Languages.CSharp.Projects;
using PieBot.Core.Languages.CSharp.Rules;
using PieBot.Core.Languages.CSharp.Rules.Own;
using PieBot.Core.Proposals.Guard;
using PieBot.Testing.Rules;

namespace PieBot.Core.Tests.Languages.CSharp.Rules;

/// <summary>Each rule over the files in Pairs: what it makes of them, and what it leaves alone.</summary>
public sealed partial class OwnRulesTests
{
    // A file takes as many fixes as it has members, and some members take two.
    private const int Most = 20;

    private static readonly Lazy<Project> Files = new(() =>
    {
        using var folder = new TemporaryFolder();
        return LooseProject.Create(Path.Combine(folder.Path, "Pairs.csproj"));
    });

    private static readonly Lazy<IReadOnlyDictionary<string, Func<object>>> Before = new(() =>
        CSharpPairs.Drivers("before")
    );

    private static readonly Lazy<IReadOnlyDictionary<string, Func<object>>> After = new(() =>
        CSharpPairs.Drivers("after")
    );

    public static TheoryData<string> Ids => new(OwnRules.All.Select(rule => rule.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Makes_of_each_file_what_is_written_down(string id)
    {
        var fixes = new List<string>();

        var made = await FixedAsync(id, CSharpPairs.Text(id, "before"), fixes);

        Assert.NotEmpty(fixes);
        Assert.Equal(CSharpPairs.Text(id, "after"), made, ignoreLineEndingDifferences: true);
        Assert.DoesNotContain(fixes, fix => fix.StartsWith("Driver.", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Leaves_near_misses_alone(string id)
    {
        var fixes = new List<string>();

        await FixedAsync(id, CSharpPairs.Text(id, "leave"), fixes);

        Assert.Empty(fixes);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Gives_the_same_when_it_runs(string id) =>
        Assert.Equal(Before.Value[id](), After.Value[id]());

    [Theory]
    [InlineData("string-append-in-loop")]
    [InlineData("constant-table-per-call")]
    public async Task Keeps_tabs_and_line_ends(string id)
    {
        var made = await FixedAsync(id, Tabbed("before"), []);

        Assert.Equal(Tabbed("after"), made);

        string Tabbed(string part) =>
            CSharpPairs
                .Text(id, part)
                .Replace("    ", "\t", StringComparison.Ordinal)
                .Replace("\n", "\r\n", StringComparison.Ordinal);
    }

    [Fact]
    public void Near_misses_compile() => CSharpPairs.Compile("leave");

    [Fact]
    public void Each_rule_has_its_files() =>
        Assert.Equal(
            OwnRules.All.Select(rule => rule.Id).Order(StringComparer.Ordinal),
            CSharpPairs.Ids
        );

    [Fact]
    public void Each_rule_says_what_it_does_and_why() =>
        Assert.All(
            OwnRules.All,
            rule =>
            {
                Assert.Matches(Id(), rule.Id);
                Assert.Matches(@"^[A-Z]\w+ .*[^.]$", rule.Title);
                Assert.Matches(@"^[A-Z].*\.$", rule.Reason);
            }
        );

    // One fix after the other, as a reviewer accepts them; each must be one that the guard lets through.
    private static async Task<string> FixedAsync(string id, string head, List<string> fixes)
    {
        var document = Files.Value.AddDocument(
            "File.cs",
            SourceText.From(head),
            filePath: "File.cs"
        );
        while (await FirstAsync(id, document) is var (edit, target))
        {
            fixes.Add($"{target.Name}: {edit.Edits[0].Replacement}");
            Assert.True(fixes.Count < Most, $"{id} finds no end: {fixes[^1]}");
            var text = (await document.GetTextAsync()).ToString();
            Assert.Null(
                EditGuard.Check(
                    text,
                    target,
                    new(
                        "",
                        target.Id,
                        edit.Edits,
                        $"rules:{id}",
                        edit.Title,
                        edit.Reason,
                        null,
                        null
                    )
                )
            );
            document = document.WithText(
                SourceText.From(SourceFile.OfText(text).Edited(edit.Edits)!)
            );
        }

        return (await document.GetTextAsync()).ToString();
    }

    private static async Task<(RuleEdit, ChangedMember)?> FirstAsync(string id, Document document)
    {
        var text = (await document.GetTextAsync()).ToString();
        foreach (var target in CSharpMembers.All("File.cs", text))
        {
            var found = await new OwnFixer(document, "File.cs").RewritesAsync(
                target,
                TestContext.Current.CancellationToken
            );
            var passed = await new CompileCheck(document.Project).FirstPassingAsync(
                found
                    .Where(one => one.Edit.Rule == id)
                    .Select(one => (IReadOnlyList<Rewrite>)[one])
                    .ToList(),
                TestContext.Current.CancellationToken
            );
            if (passed.Count > 0)
            {
                return (passed[0], target);
            }
        }

        return null;
    }

    [GeneratedRegex("^[a-z]+(-[a-z]+)*$")]
    private static partial Regex Id();
}
