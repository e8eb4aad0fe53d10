static string JoinLines(IReadOnlyList<string> lines)
{
    var text = "";
    foreach (var line in lines)
    {
        text += line + "\n";
    }

    return text;
}
