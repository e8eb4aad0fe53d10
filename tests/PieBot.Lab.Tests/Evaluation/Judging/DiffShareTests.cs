namespace PieBot.Lab.Evaluation.Judging;

public sealed class DiffShareTests
{
    [Fact]
    public void Lines_taken_out_and_put_in_count_and_empty_ones_do_not() =>
        Assert.Equal(0.5, DiffShare.Of("a\n\nb\nc\nd", "a\nb\nx\n\n\nd"), 6);

    [Fact]
    public void The_same_program_with_other_line_ends_is_the_same() =>
        Assert.Equal(0, DiffShare.Of("a\r\nb  \r\n", "a\nb"));
}
