using PieBot.Core.Languages.Cpp.Probe;

namespace PieBot.Core.Tests.Languages.Cpp;

public sealed class LineMarksTests
{
    private const string Text = """
        #include <vector>
        int sum(const std::vector<int> &values)
        {
            int total = 0;
            for (int value : values)
                total += value;
            return total;
        }
        """;

    [Fact]
    public void Marks_the_statements_of_the_lines() =>
        Assert.Equal(
            Text.Replace("return total", "PIEBOT_REACH; return total", StringComparison.Ordinal),
            CppProbe.Mark("a.cpp", Text, [new(7, 7)])
        );

    [Fact]
    public void Marks_the_statement_before_a_line_that_begins_none() =>
        Assert.Equal(
            Text.Replace("for (int", "PIEBOT_REACH; for (int", StringComparison.Ordinal),
            CppProbe.Mark("a.cpp", Text, [new(6, 6)])
        );

    [Fact]
    public void Marks_nothing_outside_of_members() =>
        Assert.Null(CppProbe.Mark("a.cpp", Text, [new(1, 1)]));
}
