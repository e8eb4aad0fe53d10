static int LastOfRing(int count, int step)
{
    var ring = new Queue<int>();
    for (var n = 0; n < count; n++)
    {
        ring.Enqueue(n);
    }

    while (ring.Count > 1)
    {
        for (var n = 1; n < step; n++)
        {
            ring.Enqueue(ring.Dequeue());
        }

        ring.Dequeue();
    }

    return ring.Dequeue();
}
