static byte[] Frame(byte[] header, byte[] body)
{
    var frame = new byte[header.Length + body.Length];
    for (var at = 0; at < header.Length; at++)
    {
        frame[at] = header[at];
    }

    for (var at = 0; at < body.Length; at++)
    {
        frame[header.Length + at] = body[at];
    }

    return frame;
}
