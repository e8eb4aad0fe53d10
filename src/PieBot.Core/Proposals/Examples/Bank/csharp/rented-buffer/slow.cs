static long Fold(Stream stream)
{
    var buffer = new byte[128 * 1024];
    long sum = 0;
    int read;
    while ((read = stream.Read(buffer, 0, buffer.Length)) > 0)
    {
        for (var at = 0; at < read; at++)
        {
            sum += buffer[at];
        }
    }

    return sum;
}
