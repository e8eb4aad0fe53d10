using PieBot.Core.Languages;
using PieBot.Core.Proposals.Guard;
using PieBot.Core.Targets;

namespace PieBot.Core.Tests.Proposals.Guard;

/// <summary>The guard over files in languages that are not read, by way of <see cref="EditGuard"/>.</summary>
public sealed class PlainGuardTests
{
    private const string Path = "lib/sum.js";

    private const string Source = """
        exports.sum = function (values) {
          let total = 0;
          for (let round = 0; round < 100; round++) {
            for (const value of values) {
              total += value;
            }
          }
          return total;
        };
        exports.first = function (values) {
          return values.slice(0, 4)[0];
        };

        """;

    private static readonly ChangedMember Target = LanguagePacks.Blocks.Members(Path, Source)[0];

    [Theory]
    [InlineData(8, "  return total * 1;")]
    [InlineData(3, "  for (let round = 0; round < 200; round++) {")]
    [InlineData(11, "  return values[0];")]
    public void What_does_other_work_may_be_verified(int line, string replacement) =>
        Assert.Null(Check(line, replacement));

    [Theory]
    [InlineData(3, "  for (let round = 0; round < 10; round++) {", "lowers a number, 100 to 10")]
    [InlineData(11, "  return values.slice(0, 2.5)[0];", "lowers a number, 4 to 2.5")]
    [InlineData(8, "  return total;   ", "cosmetic")]
    [InlineData(8, "\n  return total;\n", "cosmetic")]
    public void Less_work_and_other_blanks_are_refused(
        int line,
        string replacement,
        string reason
    ) => Assert.Contains(reason, Check(line, replacement), StringComparison.Ordinal);

    [Fact]
    public void Indentation_may_carry_meaning_and_is_no_mere_blank() =>
        Assert.Null(Check(8, "    return total;"));

    [Fact]
    public void Digits_of_a_name_are_no_number() =>
        Assert.Null(
            EditGuard.Check(
                Source.Replace("total", "total9", StringComparison.Ordinal),
                Target,
                LineCandidate.Of(
                    "c",
                    Target,
                    Source.Replace("total", "total9", StringComparison.Ordinal),
                    new(8, 8),
                    "  return total1;"
                )
            )
        );

    [Fact]
    public void Lines_that_are_not_the_heads_are_refused() =>
        Assert.Contains(
            "not those of lib/sum.js",
            EditGuard.Check(
                Source.Replace("return total", "return  total", StringComparison.Ordinal),
                Target,
                LineCandidate.Of("c", Target, Source, new(8, 8), "  return 1;")
            ),
            StringComparison.Ordinal
        );

    private static string? Check(int line, string replacement) =>
        EditGuard.Check(
            Source,
            Target,
            LineCandidate.Of("c", Target, Source, new(line, line), replacement)
        );
}
