static void WriteReport(string path, IEnumerable<string> lines)
{
    using var writer = new StreamWriter(path);
    foreach (var line in lines)
    {
        writer.Write(line + "\n");
    }
}
