static int LastOfRing(int count, int step)
{
    var ring = new List<int>();
    for (var n = 0; n < count; n++)
    {
        ring.Add(n);
    }

    while (ring.Count > 1)
    {
        for (var n = 1; n < step; n++)
        {
            var moved = ring[0];
            ring.RemoveAt(0);
            ring.Add(moved);
        }

        ring.RemoveAt(0);
    }

    return ring[0];
}
