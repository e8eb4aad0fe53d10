using PieBot.Core.Languages.CSharp.Probe;

namespace PieBot.Core.Tests.Languages.CSharp.Probe;

public sealed class LineMarksTests
{
    private const string Mark = "global::PieBot.Generated.Probe.Reach(); ";

    [Fact]
    public void Marks_each_statement_of_the_lines()
    {
        const string text = """
            class A
            {
                int M(int x)
                {
                    var y = x;
                    y++;
                    return y;
                }
            }
            """;

        Assert.Equal(
            text.Replace("y++;", Mark + "y++;", StringComparison.Ordinal)
                .Replace("return y;", Mark + "return y;", StringComparison.Ordinal),
            LineMarks.Instrument(text, [new(6, 7)])
        );
    }

    [Fact]
    public void Marks_the_only_statement_of_an_if_in_a_block_of_its_own()
    {
        const string text = "class A { int M(int x) {\nif (x > 0)\nreturn 1;\nreturn 2; } }";

        Assert.Equal(
            text.Replace("return 1;", $"{{ {Mark}return 1; }}", StringComparison.Ordinal),
            LineMarks.Instrument(text, [new(3, 3)])
        );
    }

    [Fact]
    public void Marks_the_statement_around_a_line_that_begins_none()
    {
        const string text = "class A { int M(int x) {\nreturn x\n+ 1\n; } }";

        Assert.Equal(
            text.Replace("return", Mark + "return", StringComparison.Ordinal),
            LineMarks.Instrument(text, [new(3, 3)])
        );
    }

    [Fact]
    public void Marks_an_expression_body()
    {
        const string text = "class A {\nint M(int x) => x + 1;\nint P => 2;\n}";

        Assert.Equal(
            $"class A {{\nint M(int x) {{ {Mark}return  x + 1; }}\nint P {{ get {{ {Mark}return  2; }} }}\n}}",
            LineMarks.Instrument(text, [new(2, 2), new(3, 3)])
        );
    }

    [Fact]
    public void Marks_nested_statements_of_one_line_in_their_order()
    {
        const string text = "class A { void M(int x) {\nif (x > 0) if (x > 1) x = 2;\n} }";

        Assert.Equal(
            $"class A {{ void M(int x) {{\n{Mark}if (x > 0) {{ {Mark}if (x > 1) {{ {Mark}x = 2; }} }}\n}} }}",
            LineMarks.Instrument(text, [new(2, 2)])
        );
    }

    [Fact]
    public void Marks_nothing_where_nothing_runs() =>
        Assert.Null(LineMarks.Instrument("class A {\nint _x;\n}", [new(2, 2)]));
}
