static int CountComments(TextReader reader)
{
    var count = 0;
    foreach (var line in reader.ReadToEnd().Split('\n'))
    {
        if (line.StartsWith('#'))
        {
            count++;
        }
    }

    return count;
}
