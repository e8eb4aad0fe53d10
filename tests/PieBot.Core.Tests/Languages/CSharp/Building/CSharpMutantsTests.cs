using Microsoft.CodeAnalysis.CSharp;
using PieBot.Core.Languages.CSharp.Mutants;

namespace PieBot.Core.Tests.Languages.CSharp.Building;

public sealed class CSharpMutantsTests
{
    private const string Text = """
        class A
        {
            int Sum(int[] values)
            {
                var sum = 0;
                for (var i = 0; i < values.Length; i++)
                {
                    if (values[i] == 7)
                    {
                        continue;
                    }

                    sum += values[i];
                }

                return sum;
            }

            bool Any(int[] values) => values.Length > 0;
        }
        """;

    [Fact]
    public void Plants_every_kind_of_mutant_in_the_lines_and_nowhere_else()
    {
        var mutants = CSharpMutants.Plant(Text, [new(6, 8), new(13, 13)], most: 20);

        Assert.All(
            ["a throw", "condition flipped", "off by one", "statement dropped", "constant changed"],
            kind =>
                Assert.Contains(
                    mutants,
                    mutant => mutant.What.StartsWith(kind, StringComparison.Ordinal)
                )
        );
        Assert.All(
            mutants,
            mutant =>
            {
                Assert.NotEqual(Text, mutant.Text);
                Assert.Empty(
                    CSharpSyntaxTree
                        .ParseText(
                            mutant.Text,
                            cancellationToken: TestContext.Current.CancellationToken
                        )
                        .GetDiagnostics(TestContext.Current.CancellationToken)
                );
                var changed = Text.Split('\n')
                    .Zip(mutant.Text.Split('\n'))
                    .Select((pair, line) => (Differs: pair.First != pair.Second, Line: line + 1))
                    .Where(line => line.Differs);
                Assert.All(changed, line => Assert.Contains(line.Line, (int[])[6, 7, 8, 13]));
            }
        );
    }

    [Fact]
    public void Takes_the_kinds_in_turn() =>
        Assert.Equal(
            3,
            CSharpMutants
                .Plant(Text, [new(6, 13)], most: 3)
                .Select(mutant => mutant.What.Split(" in line")[0])
                .Distinct()
                .Count()
        );

    [Fact]
    public void Throws_where_there_is_only_an_expression() =>
        Assert.Contains(
            CSharpMutants.Plant(Text, [new(19, 19)], most: 10),
            mutant => mutant.Text.Contains("=> throw new", StringComparison.Ordinal)
        );

    [Fact]
    public void Plants_nothing_outside_bodies() =>
        Assert.Empty(CSharpMutants.Plant(Text, [new(1, 2)], most: 10));
}
