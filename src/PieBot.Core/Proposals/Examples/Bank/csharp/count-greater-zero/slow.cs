static bool HasOverdue(IReadOnlyList<int> daysLeft)
{
    return daysLeft.Where(days => days < 0).Count() > 0;
}
