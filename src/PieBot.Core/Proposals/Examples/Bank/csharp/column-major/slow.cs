static long[] RowSums(int[,] cells)
{
    var sums = new long[cells.GetLength(0)];
    for (var column = 0; column < cells.GetLength(1); column++)
    {
        for (var row = 0; row < cells.GetLength(0); row++)
        {
            sums[row] += cells[row, column];
        }
    }

    return sums;
}
