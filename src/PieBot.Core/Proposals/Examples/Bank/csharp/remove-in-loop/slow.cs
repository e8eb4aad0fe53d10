static void DropExpired(List<int> deadlines, int now)
{
    for (var at = deadlines.Count - 1; at >= 0; at--)
    {
        if (deadlines[at] < now)
        {
            deadlines.RemoveAt(at);
        }
    }
}
