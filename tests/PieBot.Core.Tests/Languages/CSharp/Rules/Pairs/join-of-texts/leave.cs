namespace Leave.JoinOfTexts;

public static class Near
{
    public static string Formatted(List<int> numbers) =>
        string.Join(", ", numbers.Select(n => n.ToString("X")));

    public static string Objects(List<object> things) =>
        string.Join(", ", things.Select(one => one.ToString()));

    public static string Texts(List<string> texts) =>
        string.Join(", ", texts.Select(one => one.ToString()));

    public static string Others(List<int> numbers, int other) =>
        string.Join(", ", numbers.Select(n => other.ToString()));

    public static string Kept(List<int> numbers)
    {
        var texts = numbers.Select(n => n.ToString());
        return string.Join(", ", texts);
    }
}
