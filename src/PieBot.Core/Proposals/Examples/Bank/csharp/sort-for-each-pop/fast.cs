static List<int> Order(int[] jobs)
{
    var waiting = new PriorityQueue<int, int>(jobs.Select(job => (job, job)));
    var order = new List<int>();
    while (waiting.TryDequeue(out var next, out _))
    {
        order.Add(next);
        if (next % 3 == 0)
        {
            waiting.Enqueue(next + 1, next + 1);
        }
    }

    return order;
}
