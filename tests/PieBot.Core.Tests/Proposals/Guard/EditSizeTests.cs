using PieBot.Core.Changes;
using PieBot.Core.Languages;
using PieBot.Core.Proposals.Guard;
using PieBot.Core.Targets;

namespace PieBot.Core.Tests.Proposals.Guard;

public sealed class EditSizeTests
{
    [Theory]
    [InlineData("a.cs")]
    [InlineData("a.py")]
    [InlineData("a.cpp")]
    [InlineData("a.js")]
    public void Lines_that_an_edit_quotes_and_leaves_as_they_are_do_not_count(string path)
    {
        var (head, target, _) = Member(path, 200);

        Assert.Null(
            Check(head, target, One(head, target, head.Replace("x = x + 7;", "x = x + 8;")))
        );
        Assert.Contains(
            "at most 150",
            Check(head, target, One(head, target, head.Replace("x = x", "x = 1 + x"))),
            StringComparison.Ordinal
        );
    }

    [Theory]
    // Signature, braces and the like are lines too.
    [InlineData("a.cs", 22, 22, true)]
    [InlineData("a.cs", 23, 23, false)]
    [InlineData("a.cs", 40, 20, true)]
    [InlineData("a.cs", 40, 21, false)]
    [InlineData("a.py", 24, 24, true)]
    [InlineData("a.py", 25, 25, false)]
    [InlineData("a.cpp", 23, 23, true)]
    [InlineData("a.cpp", 24, 24, false)]
    [InlineData("a.cpp", 40, 21, false)]
    [InlineData("a.js", 23, 23, true)]
    [InlineData("a.js", 40, 21, false)]
    public void Half_of_the_statements_may_change_and_all_of_a_member_of_25_lines(
        string path,
        int statements,
        int changed,
        bool passes
    )
    {
        var (head, target, lines) = Member(path, statements);
        var edited = head;
        foreach (var line in lines.Take(changed))
        {
            edited = edited.Replace(line, line.Replace("x + ", "x - "));
        }

        Assert.Equal(passes, Check(head, target, One(head, target, edited)) is null);
    }

    [Fact]
    public void A_statement_of_many_lines_is_one()
    {
        var call = string.Join(
            ",\n",
            Enumerable.Range(1, 30).Select(n => $"            {n + 100}")
        );
        var head =
            $"class A\n{{\n    int M(int x)\n    {{\n        x += Sum(\n{call}\n        );\n        x++;\n        return x;\n    }}\n}}\n";
        var target = LanguagePacks.For("a.cs").Members("a.cs", head).Single();

        Assert.Null(
            Check(head, target, One(head, target, head.Replace("            1", "            2")))
        );
    }

    private static (string Head, ChangedMember Target, List<string> Lines) Member(
        string path,
        int statements
    )
    {
        var (open, indent, close) = path switch
        {
            "a.cs" => ("class A\n{\n    void M(int x)\n    {\n", "        ", "    }\n}\n"),
            "a.py" => ("def m(x):\n", "    ", ""),
            "a.cpp" => ("void m(int x) {\n", "    ", "}\n"),
            _ => ("function m(x) {\n", "  ", "}\n"),
        };
        var lines = Enumerable.Range(1, statements).Select(n => $"{indent}x = x + {n};\n").ToList();
        var head = $"{open}{string.Concat(lines)}{close}";
        return (head, LanguagePacks.For(path).Members(path, head).Single(), lines);
    }

    // As a model writes it that quotes all of the member.
    private static Edit One(string head, ChangedMember target, string edited) =>
        new(
            target.Path,
            target.Lines,
            SourceFile.OfText(head).Slice(target.Lines),
            SourceFile.OfText(edited).Slice(target.Lines)
        );

    private static string? Check(string head, ChangedMember target, Edit edit) =>
        EditGuard.Check(head, target, new("c", target.Id, [edit], "model:m#1", "", ""));
}
