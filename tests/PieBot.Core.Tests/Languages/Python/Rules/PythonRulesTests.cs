using System.Text.RegularExpressions;
using PieBot.Core.Languages;
using PieBot.Core.Processes;
using PieBot.Core.Proposals.Guard;
using PieBot.Core.Targets;

namespace PieBot.Core.Tests.Languages.Python.Rules;

public sealed partial class PythonRulesTests
{
    private const string Equal = """
        import runpy, sys
        before, after = (runpy.run_path(path)["run"]() for path in sys.argv[1:3])
        sys.exit(before != after)
        """;

    public static TheoryData<string> Rules => new(RulePairs.Rules);

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Makes_of_a_file_what_stands_beside_it(string rule)
    {
        var before = await TextAsync(rule, "before.py");
        var found = await RulePairs.FoundAsync(before, rule);

        Assert.Equal(await TextAsync(rule, "after.py"), RulePairs.Edited(before, found));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task What_it_proposes_passes_the_guard(string rule)
    {
        var before = await TextAsync(rule, "before.py");
        var members = RulePairs.Members(before).ToDictionary(member => member.Id);

        Assert.All(
            await RulePairs.FoundAsync(before, rule),
            one => Assert.Null(EditGuard.Check(before, members[one.TargetId], one))
        );
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Leaves_alone_what_only_looks_alike(string rule) =>
        Assert.Empty(await RulePairs.FoundAsync(await TextAsync(rule, "leave.py"), rule));

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Both_sides_give_the_same_when_they_are_run(string rule)
    {
        using var folder = new TemporaryFolder();
        var run = await ProcessRunner.RunAsync(
            new(
                "python3",
                [
                    "-B",
                    "-c",
                    Equal,
                    RulePairs.File(rule, "before.py"),
                    RulePairs.File(rule, "after.py"),
                ],
                folder.Path
            ),
            TestContext.Current.CancellationToken
        );

        Assert.True(run.Succeeded, run.Error);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Says_the_same_in_a_file_of_Windows(string rule)
    {
        var before = (await TextAsync(rule, "before.py")).Replace("\n", "\r\n");
        var after = (await TextAsync(rule, "after.py")).Replace("\n", "\r\n");

        Assert.Equal(after, RulePairs.Edited(before, await RulePairs.FoundAsync(before, rule)));
    }

    [Fact]
    public void Every_rule_has_its_pair_and_a_row_in_the_docs()
    {
        var scripts = Path.Combine(
            BuiltTool.Root(),
            "src/PieBot.Core/Languages/Python/Rules/Scripts"
        );
        var known = Directory
            .EnumerateFiles(scripts, "*.py")
            .SelectMany(path => RuleName().Matches(File.ReadAllText(path)))
            .Select(match => match.Groups[1].Value)
            .Order(StringComparer.Ordinal)
            .ToList();
        var docs = File.ReadAllText(Path.Combine(BuiltTool.Root(), "docs", "rules.md"));

        Assert.Equal(known, RulePairs.Rules);
        Assert.All(known, rule => Assert.Contains($"| `{rule}` |", docs));
    }

    [Fact]
    public async Task Looks_only_at_the_members_that_are_asked_for()
    {
        const string code = """
            def first(numbers):
                return sorted(list(numbers))


            class A:
                def second(self, numbers):
                    def inner():
                        return sorted(list(numbers))
                    return inner
            """;
        using var folder = new TemporaryFolder();
        var proposed = await RulePairs.ProposedAsync(folder, code);

        Assert.Equal(
            ["lib.py::first(numbers)", "lib.py::A.second(self, numbers)"],
            proposed.Candidates.Select(one => one.TargetId)
        );

        var rules = LanguagePacks.Named("python").Rules!;
        var found = await rules.FindAsync(
            folder.Path,
            RulePairs.Members(code).Skip(1).ToList(),
            false,
            TestContext.Current.CancellationToken
        );

        Assert.Equal([8], found.Edits.Select(one => one.Edits.Single().Lines.Start));
    }

    [Fact]
    public async Task Says_which_risk_a_guess_brings()
    {
        const string code = """
            def certain(text):
                return [c for c in str(text) if c in ("a", "b", "c", "d")]


            def promised(text: str):
                return [c for c in text if c in ("a", "b", "c", "d")]
            """;
        var found = await RulePairs.FoundAsync(code, "set-of-constants");

        Assert.Equal(2, found.Count);
        Assert.Null(found[0].Risks);
        Assert.Equal([Risk.ChangedEdge], found[1].Risks!);
    }

    [Fact]
    public async Task Finds_the_place_beside_letters_of_several_units()
    {
        const string code = "def f(numbers):\n    return \"é😀\", sorted(list(numbers))  # 😀\n";
        var found = await RulePairs.FoundAsync(code, "needless-copy");

        Assert.Equal(
            code.Replace("list(numbers)", "numbers", StringComparison.Ordinal),
            RulePairs.Edited(code, found)
        );
    }

    [Theory]
    [InlineData("from lib import *\n\n\n")]
    [InlineData("def list(numbers):\n    return numbers\n\n\n")]
    [InlineData("import numpy as list\n\n\n")]
    [InlineData("def g():\n    global sorted\n    sorted = min\n\n\n")]
    public async Task Leaves_alone_what_another_line_of_the_file_gives_another_meaning(string first)
    {
        var code = first + "def f(numbers):\n    return sorted(list(numbers))\n";

        Assert.Empty(await RulePairs.FoundAsync(code, "needless-copy"));
    }

    [Fact]
    public async Task Says_what_is_missing_where_there_is_no_Python()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(
            Path.Combine(folder.Path, "lib.py"),
            "def f(): pass\n",
            TestContext.Current.CancellationToken
        );
        var found = await RulePairs.WithoutPython.FindAsync(
            folder.Path,
            [new("lib.py::f()", "lib.py", "f", MemberKind.Method, new(1, 1))],
            false,
            TestContext.Current.CancellationToken
        );

        Assert.Empty(found.Edits);
        Assert.Contains("Install Python", found.Notices.Single());
    }

    private static Task<string> TextAsync(string rule, string name) =>
        File.ReadAllTextAsync(RulePairs.File(rule, name), TestContext.Current.CancellationToken);

    [GeneratedRegex("^@rule\\(\\n    \"([a-z-]+)\"", RegexOptions.Multiline)]
    private static partial Regex RuleName();
}
