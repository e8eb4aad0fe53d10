using PieBot.Core.Changes;
using PieBot.Core.Languages;
using PieBot.Core.Languages.Cpp.Members;
using PieBot.Core.Languages.Cpp.Rules;
using PieBot.Core.Processes;
using PieBot.Core.Proposals.Guard;

namespace PieBot.Core.Tests.Languages.Cpp.Rules;

/// <summary>Over the files of <c>Pairs</c>: a folder a rule.</summary>
public sealed class OwnRulesTests
{
    public static TheoryData<string> Rules => [.. CppRulePairs.Rules];

    [Fact]
    public void Each_rule_has_a_pair() =>
        Assert.Equal(
            OwnRules.All.Select(rule => rule.Id).Order(StringComparer.Ordinal),
            CppRulePairs.Rules
        );

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_changes_what_it_is_for_and_only_that(string rule) =>
        Assert.Equal(
            CppRulePairs.Text(rule, "after"),
            Changed(rule, CppRulePairs.Text(rule, "before"))
        );

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_leaves_what_looks_like_it(string rule) =>
        Assert.Empty(
            Found(rule, CppRulePairs.Text(rule, "leave"))
                .Select(edit => string.Join('\n', edit.Edits))
        );

    [Theory]
    [MemberData(nameof(Rules))]
    public void Windows_line_endings_and_tabs_are_kept(string rule)
    {
        var before = Windows(CppRulePairs.Text(rule, "before"));

        Assert.Equal(Windows(CppRulePairs.Text(rule, "after")), Changed(rule, before));
    }

    [Fact]
    public async Task Before_and_after_give_the_same_when_run()
    {
        Assert.SkipUnless(Programs.Has("g++"), "g++ is missing.");
        using var folder = new TemporaryFolder();
        var program = await CppRulePairs.BuildAsync(
            folder.Path,
            TestContext.Current.CancellationToken
        );

        var run = await ProcessRunner.RunAsync(
            new(program, [], folder.Path),
            TestContext.Current.CancellationToken
        );

        Assert.True(run.Succeeded, run.Error);
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(CppRulePairs.Rules, lines.Select(line => line.Split(' ')[0]));
        Assert.All(lines, line => Assert.Equal(line.Split(' ')[1], line.Split(' ')[2]));
    }

    [Theory]
    [InlineData(
        "#include \"a.h\"\n#ifdef _WIN32\n#include <windows.h>\n#endif\n#include <list>\n",
        "#include \"a.h\"\n#ifdef _WIN32\n#include <windows.h>\n#endif\n#include <list>\n#include <vector>\n"
    )]
    [InlineData(
        "#ifndef A_H\n#define A_H\n#include <list>\n#include <version>\n#endif\n",
        "#ifndef A_H\n#define A_H\n#include <list>\n#include <vector>\n#include <version>\n#endif\n"
    )]
    [InlineData("#include \"a.h\"\n", "#include <vector>\n#include \"a.h\"\n")]
    [InlineData("#include <bits/stdc++.h>\n", "#include <bits/stdc++.h>\n")]
    [InlineData("#pragma once\n", "#pragma once\n#include <vector>\n\n")]
    public void A_header_goes_where_it_is_always_read(string before, string after)
    {
        var code = CppRulePairs.Text("vector-for-list", "before").Split("\n\n", 2)[1];
        var edited = CppRulePairs.Text("vector-for-list", "after").Split("\n\n", 2)[1];

        Assert.Equal(after + edited, Changed("vector-for-list", before + code));
    }

    // Until nothing is left to change; the guard sees each step as it would see a candidate.
    private static string Changed(string rule, string text)
    {
        for (var step = 0; step < 30; step++)
        {
            if (Found(rule, text) is not [var edit, ..])
            {
                return text;
            }

            Assert.Null(
                EditGuard.Check(
                    text,
                    Members(text).First(member => member.Id == edit.TargetId),
                    new("c", edit.TargetId, edit.Edits, edit.Rule, edit.Title, edit.Reason)
                )
            );
            text = SourceFile.OfText(text).Edited(edit.Edits)!;
        }

        throw new InvalidOperationException($"{rule} finds more and more to change");
    }

    private static List<RuleEdit> Found(string rule, string text) =>
        OwnRules.Find("a.cpp", text, Members(text)).Where(edit => edit.Rule == rule).ToList();

    private static IReadOnlyList<ChangedMember> Members(string text) =>
        CppMembers.Read("a.cpp", text).Members;

    private static string Windows(string text) =>
        text.Replace("    ", "\t", StringComparison.Ordinal).ReplaceLineEndings("\r\n");
}
