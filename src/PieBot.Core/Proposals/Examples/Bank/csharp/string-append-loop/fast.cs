static string JoinLines(IReadOnlyList<string> lines)
{
    var text = new StringBuilder();
    foreach (var line in lines)
    {
        text.Append(line).Append('\n');
    }

    return text.ToString();
}
