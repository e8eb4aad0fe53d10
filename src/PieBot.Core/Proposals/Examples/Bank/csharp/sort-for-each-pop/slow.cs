static List<int> Order(int[] jobs)
{
    var waiting = new List<int>(jobs);
    var order = new List<int>();
    while (waiting.Count > 0)
    {
        waiting.Sort();
        var next = waiting[0];
        waiting.RemoveAt(0);
        order.Add(next);
        if (next % 3 == 0)
        {
            waiting.Add(next + 1);
        }
    }

    return order;
}
