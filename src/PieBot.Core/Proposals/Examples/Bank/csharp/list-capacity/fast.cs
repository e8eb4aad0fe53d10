static List<long> Squares(int[] values)
{
    var squares = new List<long>(values.Length);
    foreach (var value in values)
    {
        squares.Add((long)value * value);
    }

    return squares;
}
