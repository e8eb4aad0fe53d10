using PieBot.Lab.Datasets.CodeNet;
using PieBot.Lab.Tests.Infra;

namespace PieBot.Lab.Tests.Datasets.CodeNet;

/// <summary>Every filter with a pair that it leaves out and one that it keeps.</summary>
public sealed class BuildFilterTests : IDisposable
{
    private static readonly string Slower = SmallCodeNet.Program(10, "a");
    private static readonly string Faster = Slower.Replace(
        "* 3",
        "* 4 - 1",
        StringComparison.Ordinal
    );

    private readonly SmallCodeNet _codeNet = new();

    [Theory]
    // Just over 10 % is kept, just 10 % is not.
    [InlineData(100, 89, null)]
    [InlineData(100, 90, LeftOut.NotFaster)]
    [InlineData(100, 200, LeftOut.NotFaster)]
    [InlineData(0, 0, LeftOut.NoTime)]
    [InlineData(100, null, LeftOut.NoTime)]
    public void What_is_not_faster_by_more_than_the_least_saving_is_left_out(
        int slower,
        int? faster,
        string? reason
    )
    {
        _codeNet.Add("p00001", "u1", slower, Slower);
        _codeNet.Add("p00001", "u1", faster, Faster);

        Holds(reason);
    }

    [Theory]
    [InlineData("Python (3.4.3)", null)]
    [InlineData("PyPy3 (2.4.0)", LeftOut.OtherRuntime)]
    public void A_gain_of_another_interpreter_is_none_of_the_program(string runtime, string? reason)
    {
        _codeNet.Add("p00001", "u1", 100, Slower);
        _codeNet.Add("p00001", "u1", 50, Faster, runtime: runtime);

        Holds(reason);
    }

    [Theory]
    [InlineData(149, null)]
    [InlineData(150, LeftOut.TooLong)]
    public void Programs_have_fewer_than_150_lines_that_are_not_empty(int lines, string? reason)
    {
        var program = SmallCodeNet
            .Program(lines, "b")
            .Replace("\n", "\n\n", StringComparison.Ordinal);
        _codeNet.AddPair("p00001", "u1", program, program + "# and one more\nx = 1\n");
        // The second side is the longer one by two lines.
        _codeNet.Add("p00001", "u2", 100, program);
        _codeNet.Add(
            "p00001",
            "u2",
            50,
            program.Replace("* 7\n", "* 8 - 1\n", StringComparison.Ordinal)
        );

        var pairs = _codeNet.Build(out var tally);

        Assert.Equal(reason is null ? 1 : 0, pairs.Count);
        Assert.Equal(reason is null ? 1 : 2, tally.LeftOut[LeftOut.TooLong]);
    }

    [Theory]
    [InlineData(4, null)]
    [InlineData(5, LeftOut.TooDifferent)]
    public void A_pair_differs_in_fewer_than_half_of_the_lines(int changed, string? reason)
    {
        var lines = Slower.Split('\n');
        for (var line = 0; line < changed; line++)
        {
            lines[line * 2] += " + 0";
        }

        _codeNet.AddPair("p00001", "u1", Slower, string.Join('\n', lines));

        Holds(reason);
    }

    [Theory]
    [InlineData("import os\n", LeftOut.ImportsOnly)]
    [InlineData("from os import path\n# why\n", LeftOut.ImportsOnly)]
    [InlineData("os = 1\n", null)]
    public void A_gain_by_imports_that_go_is_left_out(string gone, string? reason)
    {
        _codeNet.AddPair("p00001", "u1", gone + Slower, Slower);

        Holds(reason);
    }

    [Fact]
    public void The_same_program_is_left_out_whatever_its_empty_lines()
    {
        _codeNet.AddPair(
            "p00001",
            "u1",
            Slower,
            "\n" + Slower.Replace("\n", "  \r\n\n", StringComparison.Ordinal)
        );

        Holds(LeftOut.SameText);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("value = '\0'\n")]
    public void A_program_that_is_missing_or_no_text_is_left_out(string? program)
    {
        _codeNet.Add("p00001", "u1", 100, Slower);
        _codeNet.Add("p00001", "u1", 50, program);

        Holds(LeftOut.Missing);
    }

    [Fact]
    public void A_program_that_is_far_too_large_is_not_even_read()
    {
        _codeNet.Add("p00001", "u1", 100, Slower, size: 1_000_000);
        _codeNet.Add("p00001", "u1", 50, Faster);

        Holds(LeftOut.TooLarge);
    }

    public void Dispose() => _codeNet.Dispose();

    private void Holds(string? reason)
    {
        var pairs = _codeNet.Build(out var tally);

        Assert.Equal(reason is null ? [] : [reason], tally.LeftOut.Keys);
        Assert.Equal(reason is null ? 1 : 0, pairs.Count);
    }
}
