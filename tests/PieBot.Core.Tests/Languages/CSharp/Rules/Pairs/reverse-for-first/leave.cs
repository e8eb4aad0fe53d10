namespace Leave.ReverseForFirst;

public static class Near
{
    public static int OfLazy(IEnumerable<int> numbers) => numbers.Reverse().Skip(1).First();

    public static int Called(int[] numbers, Func<int, bool> test) =>
        numbers.AsEnumerable().Reverse().First(test);
}
