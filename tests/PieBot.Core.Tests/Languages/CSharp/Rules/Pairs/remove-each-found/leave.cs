namespace Leave.RemoveEachFound;

public record Card(int Rank)
{
    public int State { get; set; }

    public virtual bool Equals(Card? other) => other?.Rank == Rank;

    public override int GetHashCode() => Rank;
}

public static class Near
{
    // The first equal card may be another, in another state.
    public static void Equal(List<Card> cards)
    {
        foreach (var card in cards.Where(card => card.State > 2).ToList())
        {
            cards.Remove(card);
        }
    }

    public static void More(List<int> numbers)
    {
        foreach (var number in numbers.Where(n => n > 2).ToList())
        {
            numbers.Remove(number);
            Console.WriteLine(number);
        }
    }

    public static void Other(List<int> numbers, List<int> others)
    {
        foreach (var number in numbers.Where(n => n > 2).ToList())
        {
            others.Remove(number);
        }
    }

    public static void Growing(List<int> numbers)
    {
        foreach (var number in numbers.Where(n => n > numbers.Count).ToList())
        {
            numbers.Remove(number);
        }
    }

    private static readonly List<int> s_all = [];

    private static bool IsThereTwice(int number) => s_all.IndexOf(number) != s_all.LastIndexOf(number);

    public static void Twice()
    {
        foreach (var number in s_all.Where(n => IsThereTwice(n)).ToList())
        {
            s_all.Remove(number);
        }
    }

    public static void Set(HashSet<int> numbers)
    {
        foreach (var number in numbers.Where(n => n > 2).ToList())
        {
            numbers.Remove(number);
        }
    }

    public static void Lazy(List<int> numbers)
    {
        foreach (var number in numbers.Where(n => n > 2))
        {
            numbers.Remove(number);
        }
    }
}
