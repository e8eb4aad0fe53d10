static async Task WriteFrameAsync(Stream target, byte[] body)
{
    await target.WriteAsync(new[] { (byte)body.Length });
    foreach (var value in body)
    {
        await target.WriteAsync(new[] { (byte)(value ^ 0x55) });
    }
}
