static int DaysBetween(IReadOnlyList<string> dates)
{
    var days = 0;
    for (var at = 1; at < dates.Count; at++)
    {
        var from = DateTime.Parse(dates[at - 1], CultureInfo.InvariantCulture);
        var to = DateTime.Parse(dates[at], CultureInfo.InvariantCulture);
        days += Math.Abs((to - from).Days);
    }

    return days;
}
