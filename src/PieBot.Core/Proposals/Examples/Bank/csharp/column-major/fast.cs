static long[] RowSums(int[,] cells)
{
    var sums = new long[cells.GetLength(0)];
    for (var row = 0; row < cells.GetLength(0); row++)
    {
        for (var column = 0; column < cells.GetLength(1); column++)
        {
            sums[row] += cells[row, column];
        }
    }

    return sums;
}
