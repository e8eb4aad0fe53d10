namespace Leave.ColumnOrder;

public static class Near
{
    public static double Floating(double[,] table)
    {
        var sum = 0.0;
        for (var x = 0; x < table.GetLength(1); x++)
        {
            for (var y = 0; y < table.GetLength(0); y++)
            {
                sum += table[y, x];
            }
        }

        return sum;
    }

    public static int Rows(int[,] table)
    {
        var sum = 0;
        for (var y = 0; y < table.GetLength(0); y++)
        {
            for (var x = 0; x < table.GetLength(1); x++)
            {
                sum += table[y, x];
            }
        }

        return sum;
    }

    public static int Checked(int[,] table)
    {
        var sum = 0;
        checked
        {
            for (var x = 0; x < table.GetLength(1); x++)
            {
                for (var y = 0; y < table.GetLength(0); y++)
                {
                    sum += table[y, x];
                }
            }
        }

        return sum;
    }

    public static int Triangle(int[,] table)
    {
        var sum = 0;
        for (var x = 0; x < table.GetLength(1); x++)
        {
            for (var y = 0; y < x; y++)
            {
                sum += table[y, x];
            }
        }

        return sum;
    }

    public static int Uneven(int[][] rows)
    {
        var sum = 0;
        for (var y = 0; y < rows.Length; y++)
        {
            for (var x = 0; x < rows[y].Length; x++)
            {
                sum += rows[y][x];
            }
        }

        return sum;
    }

    public static int Weighted(int[,] table)
    {
        var sum = 0;
        for (var x = 0; x < table.GetLength(1); x++)
        {
            for (var y = 0; y < table.GetLength(0); y++)
            {
                sum = sum * 31 + table[y, x];
            }
        }

        return sum;
    }

    public static int Bounds(int[,] table, int width)
    {
        var sum = 0;
        for (var x = 0; x < width; x++)
        {
            for (var y = 0; y < sum + 3; y++)
            {
                sum += table[y, x];
            }
        }

        return sum;
    }
}

public sealed class Guarded
{
    public static int Caught(int[][] rows, int columns)
    {
        var sum = 0;
        try
        {
            for (var x = 0; x < columns; x++)
            {
                for (var y = 0; y < rows.Length; y++)
                {
                    sum += rows[y][x];
                }
            }
        }
        catch (IndexOutOfRangeException)
        {
            return sum;
        }

        return sum;
    }
}
