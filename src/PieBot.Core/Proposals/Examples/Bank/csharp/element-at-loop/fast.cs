static int Ascents(IEnumerable<int> heights)
{
    var ascents = 0;
    int? before = null;
    foreach (var height in heights)
    {
        if (height > before)
        {
            ascents++;
        }

        before = height;
    }

    return ascents;
}
