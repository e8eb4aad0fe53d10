static int CountLines(byte[] text)
{
    return text.AsSpan().Count((byte)'\n');
}
