namespace Pairs.ColumnOrder;

public static class Table
{
    public static long Sum(int[,] table)
    {
        long sum = 0;
        for (var row = 0; row < table.GetLength(0); row++)
        {
            for (var column = 0; column < table.GetLength(1); column++)
            {
                sum += table[row, column];
            }
        }

        return sum;
    }

    public static int Sum(int[][] rows, int width)
    {
        var sum = 0;
        for (int y = 0; y < rows.Length; y++)
            for (int x = 0; x < width; x++)
                sum += rows[y][x];
        return sum;
    }
}

public static class Driver
{
    private static readonly int[,] Numbers = new int[1000, 1000];
    private static readonly int[][] Rows = Enumerable.Range(0, 1000).Select(i => Enumerable.Range(i, 1000).ToArray()).ToArray();

    public static object Run()
    {
        for (var i = 0; i < 1000; i++)
        {
            Numbers[i, 999 - i] = i;
        }

        return Table.Sum(Numbers) + Table.Sum(Rows, 1000);
    }
}
