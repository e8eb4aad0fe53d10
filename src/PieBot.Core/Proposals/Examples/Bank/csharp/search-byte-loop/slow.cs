static int CountLines(byte[] text)
{
    var lines = 0;
    foreach (var one in text)
    {
        lines += one == (byte)'\n' ? 1 : 0;
    }

    return lines;
}
