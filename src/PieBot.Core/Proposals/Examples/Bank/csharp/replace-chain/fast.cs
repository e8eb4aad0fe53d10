static string Escape(string text)
{
    if (text.AsSpan().IndexOfAny("&<>\"'") < 0)
    {
        return text;
    }

    return text.Replace("&", "&amp;")
        .Replace("<", "&lt;")
        .Replace(">", "&gt;")
        .Replace("\"", "&quot;")
        .Replace("'", "&#39;");
}
