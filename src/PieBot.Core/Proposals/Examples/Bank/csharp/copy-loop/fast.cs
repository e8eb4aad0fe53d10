static byte[] Frame(byte[] header, byte[] body)
{
    var frame = new byte[header.Length + body.Length];
    for (var at = 0; at < header.Length; at++)
    {
        frame[at] = header[at];
    }

    body.AsSpan().CopyTo(frame.AsSpan(header.Length));
    return frame;
}
