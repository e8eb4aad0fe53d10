using System.Text;

namespace PieBot.Processes;

/// <summary>Keeps the last characters of a stream, so that a child that prints without end costs no memory.</summary>
internal sealed class TailBuffer(int limit)
{
    private readonly StringBuilder _text = new();
    private readonly Lock _lock = new();

    public void AppendLine(string line)
    {
        lock (_lock)
        {
            _text.Append(line).Append('\n');
            if (_text.Length > 2 * limit)
            {
                _text.Remove(0, _text.Length - limit);
            }
        }
    }

    public override string ToString()
    {
        lock (_lock)
        {
            return _text.Length <= limit
                ? _text.ToString()
                : _text.ToString(_text.Length - limit, limit);
        }
    }
}
