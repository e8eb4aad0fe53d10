using System.Buffers;
using System.Text;

namespace PieBot.Core.Processes;

/// <summary>Reads what git prints, by marks and counts.</summary>
/// <param name="most">Bytes that are read before it is an error.</param>
internal sealed class BlobStream(Stream stream, long most)
{
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _at;
    private int _end;
    private long _read;

    /// <summary>The text before the next mark; null at the end.</summary>
    public async Task<string?> UntilAsync(byte mark, CancellationToken cancellationToken)
    {
        var text = new ArrayBufferWriter<byte>();
        while (await FillAsync(cancellationToken))
        {
            var rest = _buffer.AsSpan(_at, _end - _at);
            var found = rest.IndexOf(mark);
            text.Write(found < 0 ? rest : rest[..found]);
            _at = found < 0 ? _end : _at + found + 1;
            if (found >= 0)
            {
                return Encoding.UTF8.GetString(text.WrittenSpan);
            }
        }

        return null;
    }

    /// <param name="into">Null: they are passed over.</param>
    public async Task BytesAsync(long count, byte[]? into, CancellationToken cancellationToken)
    {
        var done = 0L;
        while (done < count && await FillAsync(cancellationToken))
        {
            var some = (int)Math.Min(count - done, _end - _at);
            if (into is not null)
            {
                _buffer.AsSpan(_at, some).CopyTo(into.AsSpan((int)done));
            }

            _at += some;
            done += some;
        }
    }

    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_at == _end)
        {
            _at = 0;
            _end = await stream.ReadAsync(_buffer, cancellationToken);
            _read += _end;
            if (_read > most)
            {
                throw new UserErrorException(
                    "The list of the commit's files is longer than PieBot reads."
                );
            }
        }

        return _end > 0;
    }
}
