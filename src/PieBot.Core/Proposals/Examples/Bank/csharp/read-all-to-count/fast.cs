static int CountComments(TextReader reader)
{
    var count = 0;
    while (reader.ReadLine() is { } line)
    {
        if (line.StartsWith('#'))
        {
            count++;
        }
    }

    return count;
}
