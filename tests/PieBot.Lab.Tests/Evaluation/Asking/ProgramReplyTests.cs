namespace PieBot.Lab.Evaluation.Asking;

public sealed class ProgramReplyTests
{
    [Fact]
    public void The_last_whole_block_is_the_program() =>
        Assert.Equal(
            "print(2)\n\nprint(3)",
            ProgramReply.Program(
                "A draft:\n```python\nprint(1)\n```\nBetter:\n```\nprint(2)\n\nprint(3)\n```\nDone."
            )
        );

    [Theory]
    [InlineData("I would rather not.")]
    [InlineData("```python\nprint(1)")]
    [InlineData("<think>```\nprint(1)\n```</think>Nothing.")]
    public void A_reply_without_a_whole_block_holds_none(string reply) =>
        Assert.Equal("", ProgramReply.Program(reply));
}
