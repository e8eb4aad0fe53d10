namespace Leave.SortForLeast;

public static class Near
{
    public static double Floating(List<double> numbers) => numbers.OrderBy(n => n).First();

    public static decimal Scaled(List<decimal> numbers) => numbers.Order().First();

    public static int OrZero(List<int> numbers) => numbers.OrderBy(n => n).FirstOrDefault();

    public static int ByOther(List<int> numbers) => numbers.OrderBy(n => -n).First();

    public static string Text(List<string> texts) => texts.Order().First();

    public static int? Null(List<int?> numbers) => numbers.Order().First();

    public static int Compared(List<int> numbers, IComparer<int> comparer) =>
        numbers.Order(comparer).First();

    public static int Passing(List<int> numbers) => numbers.Order().First(n => n > 3);
}
