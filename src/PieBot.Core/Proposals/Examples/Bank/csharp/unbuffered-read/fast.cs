static int Checksum(string path)
{
    using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 4096);
    var sum = 0;
    int next;
    while ((next = file.ReadByte()) >= 0)
    {
        sum = (sum * 31 + next) & 0xFFFFFF;
    }

    return sum;
}
