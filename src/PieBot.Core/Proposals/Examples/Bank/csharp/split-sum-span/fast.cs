static int Total(string list)
{
    var total = 0;
    var text = list.AsSpan();
    foreach (var part in text.Split(','))
    {
        total += int.Parse(text[part], CultureInfo.InvariantCulture);
    }

    return total;
}
