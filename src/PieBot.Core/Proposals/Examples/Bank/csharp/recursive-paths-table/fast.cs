static long Paths(int rows, int columns)
{
    var row = new long[columns];
    Array.Fill(row, 1);
    for (var down = 1; down < rows; down++)
    {
        for (var right = 1; right < columns; right++)
        {
            row[right] += row[right - 1];
        }
    }

    return row[columns - 1];
}
