static string Columns<T>()
{
    var names = typeof(T).GetProperties().Where(one => one.CanRead).Select(one => one.Name);
    return string.Join(",", names);
}
