using PieBot.Core.Processes;

namespace PieBot.Core.Tests.Processes;

public sealed class LongLinesTests
{
    [Fact]
    public async Task Gives_the_lines_of_any_length_and_counts_what_it_reads()
    {
        var many = new string('a', 100_000);
        var told = 0L;
        var lines = new LongLines(new StringReader($"one\n\n{many}\nlast"), total => told = total);
        var read = new List<string>();
        while (await lines.NextAsync(TestContext.Current.CancellationToken) is { } line)
        {
            read.Add(line);
        }

        Assert.Equal(["one", "", many, "last"], read);
        Assert.Equal(100_000 + 10, told);
    }

    [Fact]
    public async Task Keeps_the_end_of_a_line_that_does_not_end()
    {
        using var endless = new Endless(3L * LongLines.Longest);
        var line = await new LongLines(endless, _ => { }).NextAsync(
            TestContext.Current.CancellationToken
        );

        Assert.EndsWith("xyz", line, StringComparison.Ordinal);
        Assert.InRange(line!.Length, LongLines.Longest, 2 * LongLines.Longest);
    }

    private sealed class Endless(long length) : TextReader
    {
        private long _left = length;

        public override ValueTask<int> ReadAsync(
            Memory<char> buffer,
            CancellationToken cancellationToken = default
        )
        {
            var count = (int)Math.Min(_left, buffer.Length);
            buffer.Span[..count].Fill('x');
            _left -= count;
            if (_left == 0 && count > 2)
            {
                "xyz".CopyTo(buffer.Span[(count - 3)..count]);
            }

            return ValueTask.FromResult(count);
        }
    }
}
