static bool HasOverdue(IReadOnlyList<int> daysLeft)
{
    return daysLeft.Any(days => days < 0);
}
