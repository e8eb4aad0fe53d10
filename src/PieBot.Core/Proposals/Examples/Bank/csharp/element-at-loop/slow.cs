static int Ascents(IEnumerable<int> heights)
{
    var ascents = 0;
    for (var at = 1; at < heights.Count(); at++)
    {
        if (heights.ElementAt(at) > heights.ElementAt(at - 1))
        {
            ascents++;
        }
    }

    return ascents;
}
