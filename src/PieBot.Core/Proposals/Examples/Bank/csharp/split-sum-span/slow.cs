static int Total(string list)
{
    var total = 0;
    foreach (var part in list.Split(','))
    {
        total += int.Parse(part, CultureInfo.InvariantCulture);
    }

    return total;
}
