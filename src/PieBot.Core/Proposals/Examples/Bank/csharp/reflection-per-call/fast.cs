static class ColumnsOf<T>
{
    public static readonly string Names = string.Join(
        ",",
        typeof(T).GetProperties().Where(one => one.CanRead).Select(one => one.Name)
    );
}

static string Columns<T>()
{
    return ColumnsOf<T>.Names;
}
