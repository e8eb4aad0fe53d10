namespace Pairs.AnyMatchInLoop;

public sealed record Customer(int Id, string Name);

public sealed record Order(int CustomerId, int Sum);

public static class Sales
{
    public static List<Customer> Buyers(List<Customer> customers, List<Order> orders)
    {
        var buyers = customers.Where(customer => orders.Any(order => order.CustomerId == customer.Id)).ToList();
        return buyers;
    }

    public static int Idle(Customer[] customers, Order[] orders)
    {
        var idle = 0;
        foreach (var customer in customers)
        {
            if (!orders.Any(o => customer.Id == o.CustomerId))
            {
                idle++;
            }
        }

        return idle;
    }
}

public static class Driver
{
    public static object Run()
    {
        var customers = Enumerable.Range(0, 500).Select(i => new Customer(i, $"c{i}")).ToList();
        var orders = Enumerable.Range(0, 500).Select(i => new Order(3 * i, i)).ToList();
        return $"{Sales.Buyers(customers, orders).Count} {Sales.Idle([.. customers], [.. orders])}";
    }
}
