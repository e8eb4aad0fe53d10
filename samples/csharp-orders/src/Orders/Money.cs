namespace Orders;

/// <summary>An amount in cents.</summary>
public readonly record struct Money(long Cents)
{
    public static Money operator +(Money one, Money other) => new(one.Cents + other.Cents);

    public static Money operator *(Money one, int times) => new(one.Cents * times);

    public override string ToString() => $"{Cents / 100}.{Cents % 100:00}";
}
