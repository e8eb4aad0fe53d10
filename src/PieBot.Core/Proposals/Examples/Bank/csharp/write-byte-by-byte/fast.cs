static async Task WriteFrameAsync(Stream target, byte[] body)
{
    var frame = new byte[body.Length + 1];
    frame[0] = (byte)body.Length;
    for (var at = 0; at < body.Length; at++)
    {
        frame[at + 1] = (byte)(body[at] ^ 0x55);
    }

    await target.WriteAsync(frame);
}
