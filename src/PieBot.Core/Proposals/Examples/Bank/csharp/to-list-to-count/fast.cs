static int CountOpen(IReadOnlyList<int> amounts)
{
    return amounts.Count(amount => amount > 0);
}
