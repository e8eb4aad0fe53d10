namespace Leave.AggregateText;

public static class Near
{
    public static string FailsForNone(List<string> words) => words.Aggregate((all, word) => all + word);

    public static string Seeded(List<string> words) => words.Aggregate("x", (all, word) => all + word);

    public static string Twice(List<string> words) => words.Aggregate("", (all, word) => all + word + all);

    public static string Front(List<string> words) => words.Aggregate("", (all, word) => word + all);

    public static string Numbers(List<int> numbers) =>
        numbers.Aggregate("", (all, number) => all + number + 1);

    public static int Sum(List<int> numbers) => numbers.Aggregate(0, (all, number) => all + number);

    public static string Separated(List<string> words) =>
        words.Aggregate("", (all, word) => all + (all.Length > 0 ? "," : "") + word);

    public static string Chosen(List<string> words) =>
        words.Aggregate("", (all, word) => word.Length > 2 ? all + word : all);
}
