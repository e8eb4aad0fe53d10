static int DaysBetween(IReadOnlyList<string> dates)
{
    var days = 0;
    DateTime? from = null;
    foreach (var date in dates)
    {
        var to = DateTime.Parse(date, CultureInfo.InvariantCulture);
        days += from is { } earlier ? Math.Abs((to - earlier).Days) : 0;
        from = to;
    }

    return days;
}
