using PieBot.Core.Changes;
using PieBot.Core.Languages.Cpp.Mutants;
using PieBot.Core.Languages.Testing;

namespace PieBot.Core.Tests.Languages.Cpp;

public sealed class CppMutantsTests
{
    private const string Text = """
        std::vector<int> f(int n)
        {
            std::vector<int> all;
            for (int i = 0; i < n; i++)
                if (i % 2 == 0) all.push_back(i);
            return all;
        }
        """;

    [Theory]
    [InlineData("an abort in line 3", "__builtin_abort(); std::vector<int> all;")]
    [InlineData("condition flipped in line 5", "if (!(i % 2 == 0)) all")]
    [InlineData("off by one in line 4", "i <= n")]
    [InlineData("constant changed in line 4", "i = (0 + 1)")]
    public void Plants_each_kind(string what, string expected)
    {
        var mutant = Plant(new(3, 6)).First(mutant => mutant.What == what);

        Assert.Contains(expected, mutant.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Leaves_template_brackets_and_other_lines_alone() =>
        Assert.Equal(["an abort in line 6"], Plant(new(6, 6)).Select(mutant => mutant.What));

    [Fact]
    public void Plants_nothing_outside_of_members() =>
        Assert.Empty(CppMutants.Plant("a.cpp", "int limit = 4;\n", [new(1, 1)], 9));

    [Fact]
    public void Drops_a_statement_whole() =>
        Assert.Contains(
            CppMutants.Plant(
                "a.cpp",
                "int f(int n)\n{\n    g(n, 1);\n    return n;\n}\n",
                [new(3, 3)],
                9
            ),
            mutant => mutant.Text.Contains("{\n    ;\n    return", StringComparison.Ordinal)
        );

    private static IReadOnlyList<Mutant> Plant(LineRange lines) =>
        CppMutants.Plant("a.cpp", Text, [lines], 20);
}
