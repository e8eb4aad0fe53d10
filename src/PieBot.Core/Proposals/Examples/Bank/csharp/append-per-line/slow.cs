static void WriteReport(string path, IEnumerable<string> lines)
{
    File.Delete(path);
    foreach (var line in lines)
    {
        File.AppendAllText(path, line + "\n");
    }
}
