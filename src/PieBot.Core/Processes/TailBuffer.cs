using System.Text;

namespace PieBot.Core.Processes;

/// <summary>Keeps the last characters of a stream, so that a child that prints without end costs no memory.</summary>
internal sealed class TailBuffer(int limit)
{
    private const int Chunk = 1 << 14;

    private readonly StringBuilder _text = new();
    private readonly Lock _lock = new();

    /// <summary>Reads a stream of UTF-8 to its end, in chunks: a line may be longer than memory.</summary>
    /// <param name="tell">Takes the number of characters read so far.</param>
    public async Task DrainAsync(
        Stream stream,
        Action<long> tell,
        CancellationToken cancellationToken
    )
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, false, Chunk, leaveOpen: true);
        var buffer = new char[Chunk];
        var total = 0L;
        int read;
        while ((read = await reader.ReadAsync(buffer, cancellationToken)) > 0)
        {
            Append(buffer.AsSpan(0, read));
            total += read;
            tell(total);
        }
    }

    /// <summary>What was kept, with line feeds alone.</summary>
    public override string ToString()
    {
        lock (_lock)
        {
            return (
                _text.Length <= limit
                    ? _text.ToString()
                    : _text.ToString(_text.Length - limit, limit)
            ).ReplaceLineEndings("\n");
        }
    }

    private void Append(ReadOnlySpan<char> text)
    {
        lock (_lock)
        {
            _text.Append(text);
            if (_text.Length > 2L * limit)
            {
                _text.Remove(0, _text.Length - limit);
            }
        }
    }
}
