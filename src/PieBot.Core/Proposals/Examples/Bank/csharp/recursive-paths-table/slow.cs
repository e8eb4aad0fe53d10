static long Paths(int rows, int columns)
{
    if (rows == 1 || columns == 1)
    {
        return 1;
    }

    return Paths(rows - 1, columns) + Paths(rows, columns - 1);
}
