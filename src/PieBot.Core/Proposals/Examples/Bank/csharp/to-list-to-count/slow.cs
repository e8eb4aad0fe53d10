static int CountOpen(IReadOnlyList<int> amounts)
{
    return amounts.Where(amount => amount > 0).Select(amount => amount).ToList().Count;
}
