using PieBot.Core.Proposals.Examples;

namespace PieBot.Core.Tests.Proposals.Examples;

public sealed class CodeTokensTests
{
    [Theory]
    [InlineData("orderNames.ToList()", "ordernames order names tolist to list")]
    [InlineData("HTTPServer", "httpserver http server")]
    [InlineData("count_words", "count_words count words")]
    [InlineData("x += \"a // text\" + 1_000;", "+= + <number> <text> x")]
    [InlineData("a /* foreach */ // while", "a")]
    [InlineData("total # a remark", "total")]
    [InlineData("'c' == 0x1F", "<text> == <number>")]
    public void Splits_names_at_case_changes_and_folds_literals(string code, string tokens) =>
        Assert.Equal(tokens.Split(' ').Order(), CodeTokens.Weights(code).Keys.Order());

    [Fact]
    public void Calls_weigh_more_than_names_and_names_more_than_words_of_declarations()
    {
        var weights = CodeTokens.Weights("public static contains(value)");

        Assert.True(weights["contains"] > weights["value"]);
        Assert.True(weights["value"] > weights["static"]);
    }

    [Fact]
    public void A_long_run_of_anything_is_read_in_one_go() =>
        Assert.Single(CodeTokens.Weights(new string('a', 1_000_000)));
}
