static long Fold(Stream stream)
{
    var buffer = ArrayPool<byte>.Shared.Rent(128 * 1024);
    long sum = 0;
    int read;
    while ((read = stream.Read(buffer, 0, buffer.Length)) > 0)
    {
        for (var at = 0; at < read; at++)
        {
            sum += buffer[at];
        }
    }

    ArrayPool<byte>.Shared.Return(buffer);
    return sum;
}
