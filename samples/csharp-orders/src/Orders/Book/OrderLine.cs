namespace Orders.Book;

/// <summary>One line of an order.</summary>
public sealed record OrderLine(
    string Number,
    string Customer,
    string Product,
    int Quantity,
    Money Price
);
