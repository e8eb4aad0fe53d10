namespace Pairs.RemoveAtInLoop;

public static class Cleaned
{
    public static void Backward(List<int> numbers)
    {
        for (var i = numbers.Count - 1; i >= 0; i--)
        {
            if (numbers[i] % 3 == 0 || numbers[i] < 10)
            {
                numbers.RemoveAt(i);
            }
        }
    }

    public static void Forward(List<string> texts, string wanted)
    {
        for (int i = 0; i < texts.Count; i++)
        {
            if (texts[i] == wanted)
            {
                texts.RemoveAt(i);
                i--;
            }
        }
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
