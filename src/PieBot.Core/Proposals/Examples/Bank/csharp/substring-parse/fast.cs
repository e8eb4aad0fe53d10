static int SumOfFields(string record)
{
    var sum = 0;
    for (var at = 0; at + 4 <= record.Length; at += 4)
    {
        sum += int.Parse(record.AsSpan(at, 4), CultureInfo.InvariantCulture);
    }

    return sum;
}
