namespace Pairs.RemoveAtInLoop;

public static class Cleaned
{
    public static void Backward(List<int> numbers)
    {
        numbers.RemoveAll(item => item % 3 == 0 || item < 10);
    }

    public static void Forward(List<string> texts, string wanted)
    {
        texts.RemoveAll(item => item == wanted);
    }
}

public static class Driver
{
    public static object Run()
    {
        var numbers = Enumerable.Range(0, 8000).ToList();
        Cleaned.Backward(numbers);
        var texts = Enumerable.Range(0, 8000).Select(i => i % 2 == 0 ? "even" : "odd").ToList();
        Cleaned.Forward(texts, "odd");
        return numbers.Sum() + texts.Count;
    }
}
