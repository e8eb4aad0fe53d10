static List<long> Squares(int[] values)
{
    var squares = new List<long>();
    foreach (var value in values)
    {
        squares.Add((long)value * value);
    }

    return squares;
}
