using CsCheck;
using PieBot.Core;
using PieBot.Lab.Datasets;

namespace PieBot.Lab.Tests.Datasets;

public sealed class PairFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_pair_comes_back_as_it_was_written() =>
        Gen.Select(Gen.String[1, 40], Gen.String[1, 40])
            // Lone surrogates are no text, and no program has them.
            .Where((slower, faster) => !(slower + faster).Any(char.IsSurrogate))
            .Sample(
                (slower, faster) =>
                {
                    var pair = new Pair
                    {
                        Language = "python",
                        Input = slower,
                        Target = faster,
                    };
                    var line = PairLine.Write(pair);
                    Assert.DoesNotContain('\n', line);
                    Assert.Equal(pair, PairLine.Read(line));
                }
            );

    [Theory]
    [InlineData("{\"input\": \"a\"}", "input (the slower program) and target")]
    [InlineData("{\"input\": ", "is not a pair")]
    [InlineData("null", "is not a pair")]
    public void A_line_that_holds_no_pair_is_named(string line, string words)
    {
        var file = Path.Combine(_folder.Path, "pairs.jsonl");
        File.WriteAllLines(file, ["{\"input\": \"a\", \"target\": \"b\"}", "", line]);

        var error = Assert.Throws<UserErrorException>(() => PairFile.Read(file).ToList());

        Assert.Contains("line 3", error.Message, StringComparison.Ordinal);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_write_that_fails_leaves_what_was_there()
    {
        var file = Path.Combine(_folder.Path, "pairs.jsonl");
        File.WriteAllText(file, "before");
        static IEnumerable<Pair> Failing()
        {
            yield return new Pair { Input = "a", Target = "b" };
            throw new UserErrorException("the source ends here");
        }

        Assert.Throws<UserErrorException>(() => PairFile.Write(file, Failing()));

        Assert.Equal("before", File.ReadAllText(file));
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    public void Dispose() => _folder.Dispose();
}
