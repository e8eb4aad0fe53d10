using CsCheck;
using PieBot.Lab.Datasets;

namespace PieBot.Lab.Tests.Datasets;

public sealed class LineDifferenceTests
{
    private static readonly Gen<List<string>> Program = Gen.Int[0, 3]
        .Select(line => $"line {line}")
        .List[0, 30];

    [Fact]
    public void Lines_that_are_not_removed_are_those_that_are_not_added() =>
        Gen.Select(Program, Program)
            .Sample(
                (slower, faster) =>
                {
                    var difference = LineDifference.Between(slower, faster);
                    Assert.Equal(
                        slower.Count - difference.Removed.Count,
                        faster.Count - difference.Added.Count
                    );
                    Assert.InRange(difference.Share, 0, 1);
                    Assert.Equal(
                        difference.Removed.Count + difference.Added.Count,
                        difference.Signed.Count
                    );
                }
            );

    [Fact]
    public void The_same_program_differs_nowhere_and_another_one_everywhere() =>
        Program.Sample(program =>
        {
            Assert.Equal(0, LineDifference.Between(program, program).Share);
            var other = program.Select(line => line + "!").ToList();
            Assert.Equal(program.Count == 0 ? 0 : 1, LineDifference.Between(program, other).Share);
        });
}
